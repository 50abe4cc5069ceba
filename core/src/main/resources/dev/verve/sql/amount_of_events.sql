-- The amount of each action straight from the events, where nothing asks what a single day held.
select d.entity, d.action_key, :amount as amount
from (
  select :entity as entity, m.v_action as action_key, :total as amount
  from event e
  join action_event m on m.v_name = e.v_event
  where :entity is not null
    and e.v_at >= :from
    and e.v_at < :until
    and :counts
    and :in_window
  group by :entity, m.v_action
) d
join action a on a.action_key = d.action_key
where d.amount is not null
