-- Each user has a habit, and good and bad fortnights that come and go by chance: who is low at a
-- moment comes back by itself.
with active as (
  select
    u.u, d.d,
    (hash(u.u, 1, %1$d) %% 1000000) / 1e6 as habit,
    (hash(u.u, d.d // 14, 2, %1$d) %% 1000000) / 1e6 as mood,
    (hash(u.u, d.d, 3, %1$d) %% 1000000) / 1e6 as luck
  from range(%2$d) u(u)
  cross join range(%3$d) d(d)
)
select
  'u' || u as v_user, cast(null as varchar) as v_account, 'work' as v_event,
  date '2026-01-01' + cast(d as integer) as v_day,
  cast(date '2026-01-01' + cast(d as integer) as timestamp) as v_at
from active
where d = 0 or luck < (0.1 + 0.5 * habit) * (0.2 + 1.6 * mood)
