-- Scores of two dates that stand apart, side by side.
select
  coalesce(a.entity, b.entity) as entity,
  a.raw as raw_from,
  b.raw as raw_to,
  a.score as score_from,
  b.score as score_to,
  a.band as band_from,
  b.band as band_to,
  a.restated as restated_from,
  b.restated as restated_to
from :from a
full join :to b on b.entity = a.entity
