-- Everybody who is in the events or in the users file; who is listed without a date was always there.
select
  coalesce(s.entity, p.v_entity) as entity,
  case
    when p.v_entity is null then s.first_seen
    else least(s.first_seen, coalesce(p.v_first_seen, :beginning))
  end as first_seen:columns
from (:seen) s
full join (select *:traits from person) p on p.v_entity = s.entity
