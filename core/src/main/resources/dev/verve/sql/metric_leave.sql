-- On which day users leave a rolling window of some days, if they are not active again before.
with stay as (
  select segment, day, lead(day) over (partition by entity order by day) as next_day
  from metric_activity
)
select
  s.segment,
  w.days,
  least(s.day + w.days, coalesce(s.next_day, s.day + w.days)) as day,
  count(*) as users
from stay s
cross join metric_window w
group by 1, 2, 3
