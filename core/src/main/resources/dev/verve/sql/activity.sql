-- What every entity did of each action on each day, before any cap, decay or weight.
select
  :entity as entity,
  m.v_action as action_key,
  e.v_day as day,
  :amount as amount:part
from event e
join action_event m on m.v_name = e.v_event
where :entity is not null
  and e.v_at >= :from
  and e.v_at < :until
  and :counts
group by :entity, m.v_action, e.v_day:part
