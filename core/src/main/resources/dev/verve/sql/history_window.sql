-- Each action's amount in its window whenever some enters or leaves, taken anew each time; null where
-- nothing is left. For the actions of one window.
select
  d.entity_key,
  d.action_key,
  d.day,
  case when d.amount > a.max_amount then a.max_amount else d.amount end as amount
from (
  select m.entity_key, m.action_key, m.day, :amount as amount
  from (
    select entity_key, action_key, day, amount from history_amount
    union all
    select d.entity_key, d.action_key, d.day + a.window_days, null
    from history_amount d
    join action a on a.action_key = d.action_key
    where d.day + a.window_days < :length
  ) m
  join action a on a.action_key = m.action_key
  where :own
  window windowed as (
    partition by m.entity_key, m.action_key
    order by m.day
    range between :before preceding and current row
  )
) d
join action a on a.action_key = d.action_key
