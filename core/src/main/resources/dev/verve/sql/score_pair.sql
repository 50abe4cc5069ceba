-- Scores on the frozen scale at two dates side by side, and the band of each.
select
  entity,
  account,
  seats,
  since,
  raw_from,
  score_from,
  case when raw_from is not null then :band_from end as band_from,
  raw_to,
  score_to,
  case when raw_to is not null then :band_to end as band_to
from (
  select
    r.*,
    case when r.raw_from is not null then :score_from end as score_from,
    case when r.raw_to is not null then :score_to end as score_to
  from (:raw) r
) scored
