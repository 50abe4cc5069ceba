-- Sums of parts from which averages and their variances follow, for users who stay, leave and come.
select
  :key as part,
  presence,
  sum(part_from) as total_from,
  sum(part_to) as total_to,
  sum(part_from * part_from) as squares_from,
  sum(part_to * part_to) as squares_to,
  sum(part_from * part_to) as products
from :relation
group by :key, presence
