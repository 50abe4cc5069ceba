-- Everybody at either of two dates: both scores, what a raw point was worth at each, by how much one
-- moved the score between them, and what a change of the scale alone brought.
select
  entity,
  presence,
  score_from,
  score_to,
  band_from,
  band_to,
  slope,
  case when raw_from > 0 then score_from / raw_from else 0 end as worth_from,
  case when raw_to > 0 then score_to / raw_to else 0 end as worth_to,
  score_to - score_from - slope * (raw_to - raw_from) as shift
from (
  select
    coalesce(a.entity, b.entity) as entity,
    case when b.entity is null then 'lost' when a.entity is null then 'new' else 'stays' end
      as presence,
    a.raw as raw_from,
    b.raw as raw_to,
    a.score as score_from,
    b.score as score_to,
    a.band as band_from,
    b.band as band_to,
    case
      when abs(b.raw - a.raw) <= 1e-11 * (1 + abs(a.raw)) then :slope
      else (b.score - a.restated + b.restated - a.score) / 2 / (b.raw - a.raw)
    end as slope
  from :from a
  full join :to b on b.entity = a.entity
) pair
