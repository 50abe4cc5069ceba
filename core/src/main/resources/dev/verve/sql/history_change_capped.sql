-- By how much the points of each branch change, where branches have a cap.
select
  entity_key,
  day,
  points - lag(points, 1, 0) over (partition by entity_key, branch_key order by day) as points
from (
  select
    c.entity_key,
    a.branch_key,
    c.day,
    least(
      sum(c.points) over (partition by c.entity_key, a.branch_key order by c.day), a.max_points
    ) as points
  from (:change) c
  join action a on a.action_key = c.action_key
) capped
