-- The latest value of a property that events tell of each entity.
select :entity as entity, :latest as value
from event e
where :entity is not null
  and e.v_at < :until
group by :entity
