-- What everybody had done of each action by a date, and what became of them afterwards.
select s.entity as id, s.account, :since as since, :as_of as as_of, :happened as outcome:columns
from :there s
left join (
  select entity, :pivoted
  from :amount
  group by entity
) p on p.entity = s.entity
left join (
  select
    entity,
    max(case when day > :since then 1 else 0 end) as later,
    max(case when day > :since then 0 else 1 end) as before
  from (:days) d
  where day <= :as_of
  group by entity
) o on o.entity = s.entity
where :counted
