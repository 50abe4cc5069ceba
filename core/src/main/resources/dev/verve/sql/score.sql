-- Scores on the frozen scale, and the band of each.
select entity, account, seats, raw, score, :band as band
from (
  select r.entity, r.account, r.seats, r.raw, :score as score
  from :raw r:reference
) scored
