-- What a score must beat: events that some action reads and days with one, in the window up to the
-- day, and the days since the last one.
with day as (
  select c.number, c.cut, :age as age, count(*) as events
  from cut_user c
  join event e on :entity = c.entity
  where e.v_event in (select v_name from action_event)
    and e.v_day <= c.day
    and :chosen
  group by c.number, c.cut, :age
)
select
  number,
  cut,
  coalesce(sum(case when age < :window then events end), 0) as events,
  count(case when age < :window then 1 end) as days,
  min(age) as silent
from day
group by number, cut
