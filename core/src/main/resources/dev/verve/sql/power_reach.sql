-- How many newcomers got to each action.
select 'all' as tenure, segment, side, event, count(*) as users,
  cast(count(*) as double) as total, cast(count(*) as double) as squares
from power_first
group by segment, side, event
