-- Everybody under a short key, with the days of the range on which they are there. Who changes what
-- the scores depend on gets a new key from that day on.
select
  :key as entity_key,
  entity,
  profile,
  cast(greatest(:since, 0) as integer) as day,
  cast(coalesce(:until, :length) as integer) as until
from population
where since <= :last
