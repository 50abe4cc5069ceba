-- The same with the users file, whose first day counts before that of the events.
select
  coalesce(p.v_entity, s.entity) as entity,
  coalesce(p.v_first_seen, s.first_day) as first_day,
  s.last_active
from (:seen) s
full join person p on p.v_entity = s.entity
