-- The points in the window whenever some enter or leave, where what leaves takes away exactly what
-- it brought. What left before the range comes and goes on its first day. Of rows of the same day the
-- last has the day's sum, and an end after the day.
select
  entity_key,
  day,
  lead(day, 1, :length) over (partition by entity_key order by day) as until,
  sum(points) over (partition by entity_key order by day rows unbounded preceding) as total
from (
  select entity_key, day, 0.0 as points from history_entity
  union all
  select entity_key, greatest(day, 0), points from history_worth
  union all
  select entity_key, greatest(day + :window, 0), -points
  from history_worth
  where day + :window < :length
) moved
