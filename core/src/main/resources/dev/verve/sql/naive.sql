-- What a score must beat: events that some action reads, and days with one, in the window up to a
-- date, and the days since the last one.
select
  :entity as entity,
  count(*) filter (where e.v_day > :start) as events,
  count(distinct e.v_day) filter (where e.v_day > :start) as days,
  :silent as silent
from event e
where :entity is not null
  and e.v_day <= :as_of
  and e.v_event in (select event from action_event)
group by :entity
