-- The first day of every entity in the events, and the latest value of what else is asked.
select
  :entity as entity,
  min(e.v_day) as first_seen:latest
from event e
where :entity is not null
  and e.v_at < :until
group by :entity
