-- How many different values are in the window whenever one enters or leaves.
select
  m.entity_key,
  m.action_key,
  m.day,
  least(
    cast(sum(m.items) over (partition by m.entity_key, m.action_key order by m.day) as double),
    a.max_amount
  ) as amount
from (
  select entity_key, action_key, day, 1 as items from history_item
  union all
  select entity_key, action_key, until, -1 from history_item where until < :length
) m
join action a on a.action_key = m.action_key
