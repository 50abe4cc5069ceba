-- Active users who interacted with others in the same period.
select r.segment, r.period_key, count(*) as users
from metric_reach r
join (
  select distinct :entity as entity, d.period_key
  from event e
  join metric_period_day d on d.day = e.v_day
  where e.v_at >= :from
    and e.v_at < :until
    and :role
) i on i.entity = r.entity and i.period_key = r.period_key
group by r.segment, r.period_key
