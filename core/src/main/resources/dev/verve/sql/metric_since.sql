-- How many users begin on each day, by segment.
select segment, :since as day, count(*) as users
from metric_user
where :since is not null
group by segment, :since
