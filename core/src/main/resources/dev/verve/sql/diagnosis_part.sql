-- What each action brings to each score at two dates: the differences sum to the change of the score
-- for those who stay, and the parts to the whole score for those who are there once.
select
  s.subject,
  s.place,
  p.action_key,
  s.from_by_from * p.points_from + s.from_by_to * p.points_to as part_from,
  s.to_by_from * p.points_from + s.to_by_to * p.points_to as part_to
from (
  select
    entity,
    action_key,
    coalesce(points_from, 0) as points_from,
    coalesce(points_to, 0) as points_to
  from (:points) pair
) p
join diagnosis_located s on s.entity = p.entity
