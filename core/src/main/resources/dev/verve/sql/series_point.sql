-- What was done on each day, worth its weight, by action and segment.
select d.day, a.branch_key, d.action_key, u.segment, sum(:amount * a.weight) as points
from (:done) d
join action a on a.action_key = d.action_key
join series_user u on u.entity = d.entity
where d.amount is not null
group by d.day, a.branch_key, d.action_key, u.segment
