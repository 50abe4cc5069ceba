-- Who was there to be watched, and who came back, by cohort and day after the first.
with hit as (
  select a.entity, d.n, max(case when a.age = d.n then 1 else 0 end) as exact
  from (:active_age) a
  join retention_day d on a.age between d.n and d.n + :span
  group by a.entity, d.n
)
select
  t.cohort,
  d.n,
  count(*) as users,
  sum(case when t.watched >= d.n then 1 else 0 end) as eligible,
  sum(coalesce(h.exact, 0)) as exact,
  sum(case when t.last_age >= d.n then 1 else 0 end) as unbounded,
  sum(case when t.watched >= d.n + :span then 1 else 0 end) as bracket_eligible,
  sum(case when t.watched >= d.n + :span and h.n is not null then 1 else 0 end) as bracket
from tenure t
cross join retention_day d
left join hit h on h.entity = t.entity and h.n = d.n
group by t.cohort, d.n
order by t.cohort, d.n
