-- Everybody under a short key, with the day of the range from which they are there.
select
  cast(row_number() over (order by first_seen) as integer) as entity_key,
  entity,
  profile,
  cast(greatest(:since, 0) as integer) as day
from population
where first_seen <= :last
