-- The first three different actions in order, of those who have as many.
with path as (
  select
    entity,
    side,
    max(case when step = 1 then event end) as first_event,
    max(case when step = 2 then event end) as second_event,
    max(case when step = 3 then event end) as third_event
  from power_first
  where step <= 3
  group by entity, side
)
select side, first_event, second_event, third_event, count(*) as users
from path
where third_event is not null
group by side, first_event, second_event, third_event
order by side, users desc, first_event, second_event, third_event
