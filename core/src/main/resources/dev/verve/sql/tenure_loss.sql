-- After how many days users fell silent for good, or were still active when the watch closed.
select time, sum(lost) as lost, sum(1 - lost) as censored
from (
  select
    case when watched - last_age >= :silence then last_age else watched - :silence end as time,
    case when watched - last_age >= :silence then 1 else 0 end as lost
  from (select watched, greatest(coalesce(last_age, 0), 0) as last_age from tenure) t
  where watched >= :silence
) ends
group by time
order by time
