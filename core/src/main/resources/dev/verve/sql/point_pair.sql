-- Points of two dates that were told apart, side by side.
select
  coalesce(a.entity, b.entity) as entity,
  coalesce(a.action_key, b.action_key) as action_key,
  a.points as points_from,
  b.points as points_to
from :from a
full join :to b on b.entity = a.entity and b.action_key = a.action_key
