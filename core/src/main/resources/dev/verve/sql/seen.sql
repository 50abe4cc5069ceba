-- Every entity in the events, and its first day where that is asked.
select :entity as entity, :first_seen as first_seen
from event e
where :entity is not null
  and e.v_at < :until
group by :entity
