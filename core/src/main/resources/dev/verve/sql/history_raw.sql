-- Raw points from each change to the next.
select entity_key, day, until, cast(total as double) as raw
from (
  select
    entity_key,
    day,
    lead(day, 1, :length) over (partition by entity_key order by day) as until,
    sum(points) over (partition by entity_key order by day) as total
  from (
    select entity_key, day, 0 as points from history_entity
    union all
    select entity_key, greatest(day, 0), points from (:change) c
  ) moved
) summed
where until > day
