-- Points where branches have a cap: above it the actions share the cap in proportion.
select
  entity,
  action_key,
  points * case when branch_points > max_points then max_points / branch_points else 1 end
    as points
from (
  select
    p.entity,
    p.action_key,
    p.points,
    a.max_points,
    sum(p.points) over (partition by p.entity, a.branch_key) as branch_points
  from (:point) p
  join action a on a.action_key = p.action_key
) branch
