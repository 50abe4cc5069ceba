create or replace temp table hand_key as
select entity, (row_number() over ())::integer as id,
  greatest(since - date '2025-12-31', 0)::integer as day
from population;

create or replace temp table hand_move as
select id, (d.day - date '2025-12-31')::integer as day, amount * w as points
from activity d
join hand_key using (entity)
join hand_weight on k = action_key;

create or replace temp table hand_span as
select day, until, case when score >= 76 then 'power' when score >= 51 then 'engaged'
    when score >= 26 then 'light' else 'dormant' end as band,
  count(*) as users, sum(score) as total
from (
  select day, until, 100 * (1 - pow(2, -greatest(raw, 0) / 8.0)) as score
  from (
    select id, day, lead(day, 1, 90) over w as until,
      sum(points) over (w rows unbounded preceding) as raw
    from (
      select id, day, 0.0 as points from hand_key
      union all
      select id, greatest(day, 0), points from hand_move
      union all
      select id, day + 30, -points from hand_move where day + 30 < 90
    )
    window w as (partition by id order by day)
  )
  where until > day
)
group by all;

create or replace temp table hand_history as
select d.day, band, sum(users) as users, sum(total) as total
from hand_span s
join range(90) d(day) on d.day >= s.day and d.day < s.until
group by d.day, band;
