-- Every entity in the events with the latest value of what is asked. Events that tell the same are
-- gathered first, so that few rows are compared by time and value.
select :key, min(first_seen) as first_seen:latest
from (
  select :key, min(seen) as first_seen, max(told_at) as told_at:told
  from (
    select :entity as entity, :first_seen as seen, e.v_at as told_at:values
    from event e
    where :entity is not null
      and e.v_at < :until
  ) e
  group by :key:told
) told
group by :key
