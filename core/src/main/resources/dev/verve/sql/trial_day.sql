-- The mean of a metric in each arm on one day.
select m.arm, count(v.y) as users, avg(v.y) as mean
from trial_member m
join (:values) v on v.entity = m.entity
group by m.arm
order by m.arm
