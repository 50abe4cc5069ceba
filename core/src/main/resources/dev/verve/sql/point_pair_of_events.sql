-- Points of each action at two dates side by side: one pass over both windows tells them.
select
  d.entity,
  d.action_key,
  :points_from as points_from,
  :points_to as points_to
from (
  select
    :entity as entity,
    m.v_action as action_key,
    :total_from as amount_from,
    :total_to as amount_to
  from event e
  join action_event m on m.v_name = e.v_event
  where :entity is not null
    and e.v_at >= :from
    and e.v_at < :until
    and :counts
  group by :entity, m.v_action
) d
join action a on a.action_key = d.action_key
where d.amount_from is not null or d.amount_to is not null
