-- The points in the window whenever some enter or leave. Each sum is taken anew over its window:
-- what left leaves no trace of rounding.
select
  entity_key,
  day,
  lead(day, 1, :length) over (partition by entity_key order by day) as until,
  sum(points) over windowed as total,
  :moment as moment
from (
  select entity_key, day, 0.0 as points from history_entity
  union all
  select entity_key, day, points from history_worth
  union all
  select entity_key, day + :window, 0.0 from history_worth where day + :window < :length
) moved
window windowed as (
  partition by entity_key order by day range between :before preceding and current row
)
