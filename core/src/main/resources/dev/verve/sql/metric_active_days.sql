-- How many users were active on how many of the days.
select segment, days, count(*) as users
from (
  select entity, segment, count(*) as days
  from metric_activity
  where day between :first and :last
  group by entity, segment
) counted
group by segment, days
