-- Scores of two dates that stand side by side on one scale, with the number of each row and when
-- each was first seen.
select
  s.entity,
  :number as subject,
  s.since,
  s.raw_from,
  s.raw_to,
  s.score_from,
  s.score_to,
  s.band_from,
  s.band_to,
  s.score_from as restated_from,
  s.score_to as restated_to
from :scores s
where s.raw_from is not null or s.raw_to is not null
