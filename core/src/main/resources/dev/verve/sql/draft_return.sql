-- Newcomers by what they did in their first week, and how many came back in the four weeks after
-- it; all of them in the row without an event.
with arrival as (
  select v_user as entity, min(v_day) as since
  from event
  where v_user is not null
  group by v_user
),
newcomer as (
  select a.entity, max(case when :age between 7 and 34 then 1 else 0 end) as returned
  from arrival a
  join event e on e.v_user = a.entity
  where a.since <= :latest
  group by a.entity
),
early as (
  select distinct a.entity, e.v_event as event
  from arrival a
  join event e on e.v_user = a.entity
  where :age < 7
)
select y.event, count(*) as newcomers, sum(n.returned) as returned
from early y
join newcomer n on n.entity = y.entity
group by y.event
union all
select cast(null as string) as event, count(*) as newcomers, sum(n.returned) as returned
from newcomer n
