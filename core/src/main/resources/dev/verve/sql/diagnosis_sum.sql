-- Sums of parts from which averages and their variances follow, by where people stand.
select
  :key as part,
  place,
  sum(part_from) as total_from,
  sum(part_to) as total_to,
  sum(part_from * part_from) as squares_from,
  sum(part_to * part_to) as squares_to,
  sum(part_from * part_to) as products
from :relation
group by :key, place
