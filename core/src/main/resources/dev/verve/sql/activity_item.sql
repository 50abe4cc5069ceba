-- The different values of a property that every entity met on each day, for actions that count them.
select distinct
  :entity as entity,
  m.v_action as action_key,
  e.v_day as day,
  :item as item:part
from event e
join action_event m on m.v_name = e.v_event
where :entity is not null
  and e.v_at >= :from
  and e.v_at < :until
  and :counts
  and :item is not null
