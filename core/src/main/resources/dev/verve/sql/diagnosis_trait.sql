-- The latest values of traits in the events up to each of two dates.
select :entity as entity:latest
from event e
where :entity is not null
  and e.v_at < :until
group by :entity
