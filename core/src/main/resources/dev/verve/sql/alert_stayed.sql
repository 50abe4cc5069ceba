-- Who has been below a value for so many days on end, on the day when that became true. Of those who
-- were there before the history begins nobody knows since when, unless they were above it meanwhile.
with low as (
  select entity, day, score, band,
    count(*) filter (where score < :below) over (
      partition by entity order by day rows between :before preceding and current row) as days_low,
    lag(score, :days) over (partition by entity order by day) as score_before,
    lag(band, :days) over (partition by entity order by day) as band_before
  from (:scores) s
)
select entity, day, score, band, score_before, band_before
from low
where days_low = :days and day >= :first
  and (score_before >= :below or (score_before is null and day - :days >= :begin))
order by day, score, entity
