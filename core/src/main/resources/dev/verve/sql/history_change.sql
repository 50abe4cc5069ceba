-- By how much the points of each action change.
select
  entity_key,
  action_key,
  day,
  points - lag(points, 1, 0) over (partition by entity_key, action_key order by day) as points
from (
  select m.entity_key, m.action_key, m.day, :points as points
  from (:windows) m
  join action a on a.action_key = m.action_key
  :members
) bent
