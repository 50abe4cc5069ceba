-- Users whose value lies so many standard deviations from the mean of everybody, farthest first.
select v.id, v.arm, v.y as value, (v.y - s.mean) / s.deviation as deviations,
  (v.y - s.mean) * (v.y - s.mean) / (s.deviation * s.deviation * s.users) as weight
from (select id, arm, :metric as y from :trial) v
cross join (
  select avg(:metric) as mean, stddev_pop(:metric) as deviation, count(:metric) as users
  from :trial
  where arm is not null
) s
where v.arm is not null
  and abs(v.y - s.mean) > :limit * s.deviation
  and s.deviation > 0
order by abs(v.y - s.mean) desc, v.id
limit 4
