-- On which days after the first each user was active.
select distinct t.entity, :age as age
from event e
join tenure t on t.entity = e.v_user
where e.v_day >= t.first_day
