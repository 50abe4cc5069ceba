-- Who settled on the other side of a threshold, and on which day: below the release or from the
-- threshold on, for so many days on end. Between the two nothing changes.
with near as (
  select entity from (:scores) s
  group by entity
  having min(score) < :release and max(score) >= :least
), signal as (
  select entity, day, score, band,
    case when score >= :least then 1 when score < :release then 0 end as side
  from (:scores) s
  where entity in (select entity from near)
), held as (
  select *, last_value(side ignore nulls) over (
      partition by entity order by day rows between unbounded preceding and current row) as side_held
  from signal
), steady as (
  select *, case when min(side_held) over r = max(side_held) over r and count(side_held) over r = :days
      then side_held end as settled
  from held
  window r as (partition by entity order by day rows between :before preceding and current row)
), stands as (
  select *, last_value(settled ignore nulls) over (
      partition by entity order by day rows between unbounded preceding and current row) as stand
  from steady
), moved as (
  select *, lag(stand) over e as stood,
    lag(score, :days) over e as score_before, lag(band, :days) over e as band_before
  from stands
  window e as (partition by entity order by day)
)
select entity, day, score, band, score_before, band_before
from moved
where stood <> stand and stand = :side and day >= :first
order by day, abs(score - score_before) desc, entity
