-- The scores of a date by segment.
select u.segment, count(*) as users, sum(s.score) as total
from :score s
join metric_user u on u.entity = s.entity
group by u.segment
