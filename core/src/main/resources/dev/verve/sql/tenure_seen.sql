-- The first and the last active day of every user in the events.
select v_user as entity, min(v_day) as first_day, max(v_day) as last_active
from event
where v_user is not null
group by v_user
