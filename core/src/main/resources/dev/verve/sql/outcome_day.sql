-- On which days the event of an outcome happened to whom.
select :entity as entity, e.v_day as day:more
from event e
where :entity is not null
  and e.v_event :is_one
group by :entity, e.v_day:by
