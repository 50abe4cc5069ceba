-- Raw points of everybody at two dates side by side; null where they were not there.
select
  p.entity,
  p.account,
  p.seats,
  p.since,
  case when :there_from then coalesce(t.raw_from, 0) end as raw_from,
  case when :there_to then coalesce(t.raw_to, 0) end as raw_to
from population p
left join (
  select entity, sum(points_from) as raw_from, sum(points_to) as raw_to
  from :points
  group by entity
) t on t.entity = p.entity
