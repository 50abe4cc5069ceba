-- What each action brings to each score at two dates: the differences sum to the change of the score
-- for those who stay, and the parts to the whole score for those who are there once.
select
  p.entity,
  p.action_key,
  k.branch_key,
  s.presence,
  case s.presence
    when 'stays' then (worth_from * points_from + worth_to * points_to
      - slope * (points_to - points_from)) / 2
    when 'lost' then worth_from * points_from
    else 0
  end as part_from,
  case s.presence
    when 'stays' then (worth_from * points_from + worth_to * points_to
      + slope * (points_to - points_from)) / 2
    when 'new' then worth_to * points_to
    else 0
  end as part_to
from (
  select entity, action_key, sum(points_from) as points_from, sum(points_to) as points_to
  from (
    select entity, action_key, points as points_from, cast(0 as double) as points_to
    from :point_from
    union all
    select entity, action_key, cast(0 as double) as points_from, points as points_to
    from :point_to
  ) both_dates
  group by entity, action_key
) p
join :subject s on s.entity = p.entity
join diagnosis_action k on k.action_key = p.action_key
