-- The different values of a property that every entity met on each day, for actions that count them.
select distinct
  :entity as entity,
  m.action_key,
  e.v_day as day,
  :item as item
from event e
join action_event m on m.event = e.v_event
where :entity is not null
  and e.v_at >= :from
  and e.v_at < :until
  and :counts
  and :item is not null
