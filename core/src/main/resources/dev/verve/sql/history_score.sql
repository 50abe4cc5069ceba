-- Scores on the frozen scale from each change to the next.
select entity_key, day, until, raw, score, :band as band
from (
  select r.entity_key, r.day, r.until, r.raw, :score as score
  from :raw r:reference
) scored
