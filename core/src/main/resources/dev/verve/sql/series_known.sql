-- How many of each segment came on each day, those of before the first day on that day.
select greatest(since, :first) as day, segment, count(*) as users
from series_user
group by greatest(since, :first), segment
