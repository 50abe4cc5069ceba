-- How many events that some action reads everybody had on each day.
select :entity as entity, e.v_day as day, count(*) as events
from event e
where :entity is not null
  and e.v_event in (select v_name from action_event)
group by :entity, e.v_day
