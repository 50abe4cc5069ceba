-- Who has an event in a closed range of days.
select distinct :entity as entity
from event e
where :entity is not null
  and e.v_event = :event
  and e.v_day >= :from
  and e.v_day <= :until
