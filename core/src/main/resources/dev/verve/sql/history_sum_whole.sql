-- The points in the window whenever some enter or leave, where what leaves takes away exactly what
-- it brought. What left before the range comes and goes on its first day.
select
  entity_key,
  day,
  lead(day, 1, :length) over moved_by as until,
  sum(points) over moved_by as total
from (
  select entity_key, day, 0.0 as points from history_entity
  union all
  select entity_key, greatest(day, 0), points from history_worth
  union all
  select entity_key, greatest(day + :window, 0), -points
  from history_worth
  where day + :window < :length
) moved
window moved_by as (partition by entity_key order by day)
