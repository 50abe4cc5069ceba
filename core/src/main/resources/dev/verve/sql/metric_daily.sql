-- Users of each day, with their actions and what these weigh.
select segment, day, count(*) as users
from metric_activity
group by segment, day
