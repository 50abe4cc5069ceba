-- The latest value of a property that events tell of each entity; values are few, so first by value.
select entity, :latest as value
from (
  select :entity as entity, :value as value, max(e.v_at) as at_last
  from event e
  where :entity is not null
    and :value is not null
    and e.v_at < :until
  group by 1, 2
) told
group by entity
