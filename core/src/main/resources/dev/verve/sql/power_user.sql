-- The users of both groups, each in a stratum of others who are as old and of the same kind.
select
  s.entity,
  case when s.band = :high then 'high' else 'low' end as side,
  p.since as first_seen,
  case
    when :tenure < 30 then 'under 30 days'
    when :tenure < 90 then '30 to 89 days'
    when :tenure < 180 then '90 to 179 days'
    else '180 days or more'
  end as tenure,
  coalesce(nullif(cast(:segment as string), ''), '(none)') as segment
from :score s
join (:known) p on p.entity = s.entity:traits
where s.band in (:high, :low)
