-- By how much the points of each action change. Who has nothing in the window has no points, though
-- a curve may make some of an amount of 0.
select
  entity_key,
  action_key,
  day,
  points - lag(points, 1, 0) over (partition by entity_key, action_key order by day) as points
from (
  select
    m.entity_key,
    m.action_key,
    m.day,
    case when m.amount is null then 0 else :points end as points
  from (:windows) m
  join action a on a.action_key = m.action_key
  :members
) bent
