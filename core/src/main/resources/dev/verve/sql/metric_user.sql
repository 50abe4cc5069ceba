-- Everybody who is known by the last day: since when, active since when, where, and in which segment.
select
  p.entity,
  p.since as first_seen,
  f.first_active,
  :account as account,
  :segment as segment
from (:population) p
left join (:first_active) f on f.entity = p.entity:traits
