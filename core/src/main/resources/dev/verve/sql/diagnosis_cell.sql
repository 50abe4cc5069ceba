-- Sums of scores by where users stood at two dates.
select
  :columns,
  sum(users) as users,
  sum(total_from) as total_from,
  sum(total_to) as total_to,
  sum(squares_from) as squares_from,
  sum(squares_to) as squares_to,
  sum(products) as products
from diagnosis_crossing
group by :columns
