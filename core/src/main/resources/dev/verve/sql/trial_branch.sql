-- The raw points of one branch.
select p.entity, sum(p.points) as points
from :point p
join action a on a.action_key = p.action_key
where a.branch = :branch
group by p.entity
