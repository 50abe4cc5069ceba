-- The latest value of a trait in the events up to a date.
select :entity as entity, :latest as value
from event e
where :entity is not null
  and e.v_at < :until
group by :entity
