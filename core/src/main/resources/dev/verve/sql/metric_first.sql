-- The first day on which each entity did anything meaningful.
select :entity as entity, min(e.v_day) as first_active
from event e
left join metric_event m on m.v_name = e.v_event
where :entity is not null
  and e.v_at < :until
  and :worth > 0
group by :entity
