-- How many different values are in the window whenever one enters or leaves; null where none is left.
select
  d.entity_key,
  d.action_key,
  d.day,
  case when d.items > a.max_amount then a.max_amount else nullif(d.items, 0) end as amount
from (
  select
    entity_key,
    action_key,
    day,
    cast(sum(items) over (partition by entity_key, action_key order by day) as double) as items
  from (
    select entity_key, action_key, day, 1 as items from history_item
    union all
    select entity_key, action_key, until, -1 from history_item where until < :length
  ) moved
) d
join action a on a.action_key = d.action_key
