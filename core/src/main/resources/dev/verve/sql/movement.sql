-- Who stood where at two dates; a downward crossing counts only below the threshold less the hold.
select from_band, to_band, count(*) as users, sum(fell_silent) as silent
from (
  select
    f.band as from_band,
    :held as to_band,
    case when f.raw > 0 and t.raw <= 0 then 1 else 0 end as fell_silent
  from :to t
  full join :from f on f.entity = t.entity
) moved
group by from_band, to_band
