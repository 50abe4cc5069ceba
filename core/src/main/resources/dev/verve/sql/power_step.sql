-- The actions of the first steps.
select side, step, event, count(*) as users
from power_first
where step <= :most
group by side, step, event
order by side, step, users desc, event
