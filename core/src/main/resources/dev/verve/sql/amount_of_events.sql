-- The amount of each action straight from the events, where nothing asks what a single day held.
select :entity as entity, m.action_key, :amount as amount
from event e
join action_event m on m.event = e.v_event
join action a on a.action_key = m.action_key
where :entity is not null
  and e.v_at >= :from
  and e.v_at < :until
  and :counts
  and :in_window
group by :entity, m.action_key
