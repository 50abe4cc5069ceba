-- A product of two thousand users over 88 days, each deciding each day on each of eight actions by a
-- hash, so that two products with one seed differ only by what was injected. Users have a lasting
-- intensity, tastes of their own, good and bad weeks, and weekends.
with person_day as (
  select
    u.id,
    u.plan,
    u.country,
    d.day,
    exp(1.1 * u.need - 1.9
      + 0.8 * (hash('%1$d week' || u.id || '/' || (d.day // 7)) %% 1000 / 1000.0 - 0.5)) as pull,
    case when d.day %% 7 in (5, 6) then 0.3 else 1 end as pace
  from simulated_user u
  cross join (select unnest(range(88)) as day) d
  where d.day >= u.joined
)
select
  p.id as v_user,
  cast(null as varchar) as v_account,
  a.event as v_event,
  date '2026-01-01' + cast(p.day as integer) as v_day,
  cast(date '2026-01-01' + cast(p.day as integer) as timestamp) + interval 12 hour as v_at
from person_day p
cross join (
  select 'event' || i as event, i from unnest(range(8)) as t(i)
) a
where hash('%1$d' || p.id || '/' || p.day || '/' || a.event) %% 1000000 / 1000000.0
  < least(0.9, p.pull * p.pace
    * (0.3 + 1.4 * (hash('%1$d taste' || p.id || a.event) %% 1000 / 1000.0))
    * case when %2$s then %3$s else 1 end)
