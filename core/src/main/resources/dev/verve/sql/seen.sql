-- Every entity in the events, its first day where that is asked, and the latest value of what else is asked.
select
  :entity as entity,
  :first_seen as first_seen:latest
from event e
where :entity is not null
  and e.v_at < :until
group by :entity
