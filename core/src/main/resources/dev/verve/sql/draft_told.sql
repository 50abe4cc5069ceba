-- How many events of a name tell a property.
select count(nullif(cast(:access as string), '')) as told
from event e
where e.v_event = :event
