-- To whom an outcome happened after a day, of those for whom it was still open.
select entity, case when happened then 1 else 0 end as happened
from (
  select m.entity, :happened as happened, :stayed as stayed
  from trial_member m
  left join outcome_day o on o.entity = m.entity
  group by m.entity
) told
where stayed
