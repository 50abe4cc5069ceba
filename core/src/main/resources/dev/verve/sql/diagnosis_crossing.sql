-- Sums of scores by all that people are told apart by at two dates together, of which every view is
-- made.
select
  presence,
  :columns,
  count(*) as users,
  coalesce(sum(score_from), 0) as total_from,
  coalesce(sum(score_to), 0) as total_to,
  coalesce(sum(score_from * score_from), 0) as squares_from,
  coalesce(sum(score_to * score_to), 0) as squares_to,
  coalesce(sum(score_from * score_to), 0) as products
from diagnosis_slice
group by presence, :columns
