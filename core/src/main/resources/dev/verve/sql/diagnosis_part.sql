-- What each action brings to each score at two dates: the differences sum to the change of the score
-- for those who stay, and the parts to the whole score for those who are there once.
select subject, place, action_key, sum(part_from) as part_from, sum(part_to) as part_to
from (
  select
    s.subject,
    s.place,
    p.action_key,
    s.from_by_from * p.points as part_from,
    s.to_by_from * p.points as part_to
  from :point_from p
  join diagnosis_located s on s.entity = p.entity
  union all
  select
    s.subject,
    s.place,
    p.action_key,
    s.from_by_to * p.points as part_from,
    s.to_by_to * p.points as part_to
  from :point_to p
  join diagnosis_located s on s.entity = p.entity
) both_dates
group by subject, place, action_key
