cache table hand_history as
with change as (
  select user_id, greatest(datediff(since, date '2025-12-31'), 0) as day, cast(0 as double) as points
  from hand_seen
  union all
  select user_id, greatest(datediff(day, date '2025-12-31'), 0), n * w
  from hand_activity
  union all
  select user_id, datediff(day, date '2025-12-31') + 30, -n * w
  from hand_activity
  where datediff(day, date '2025-12-31') + 30 < 90
),
running as (
  select
    day,
    lead(day, 1, 90) over (partition by user_id order by day) as until,
    sum(points) over (partition by user_id order by day rows unbounded preceding) as raw
  from change
),
span as (
  select day, until, case when score >= 76 then 'power' when score >= 51 then 'engaged'
      when score >= 26 then 'light' else 'dormant' end as band,
    count(*) as users, sum(score) as total
  from (
    select day, until, 100 * (1 - pow(2, -greatest(raw, 0) / 8.0)) as score
    from running
    where until > day
  ) s
  group by 1, 2, 3
)
select d.day, band, sum(users) as users, sum(total) as total
from span s
join (select explode(sequence(0, 89)) as day) d on d.day >= s.day and d.day < s.until
group by d.day, band;
