-- Those whose first days lie wholly within the events.
select *
from power_user
where first_seen >= :first
  and first_seen <= :latest
