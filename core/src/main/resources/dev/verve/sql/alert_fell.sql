-- Who is so many points lower than so many days before, and was not the day before.
with fallen as (
  select t.entity, t.day, t.score, t.band, f.score as score_before, f.band as band_before,
    case when f.score - t.score >= :points then 1 else 0 end as is_fallen
  from (:scores) t
  join (:scores) f on f.entity = t.entity and f.day = t.day - :days
), onset as (
  select *, lag(is_fallen) over (partition by entity order by day) as was_fallen
  from fallen
)
select entity, day, score, band, score_before, band_before
from onset
where is_fallen = 1 and coalesce(was_fallen, 0) = 0 and day >= :first
order by day, score_before - score desc, entity
