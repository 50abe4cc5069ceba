-- What each kind of event looks like: how many, whose, on how many days, and how often a day.
with daily as (
  select v_event as event, v_user as entity, v_day as day, count(*) as events
  from event
  where v_user is not null
  group by v_event, v_user, v_day
),
habit as (
  select event, entity, sum(events) as events, count(*) as days
  from daily
  group by event, entity
),
usual as (
  select
    event,
    sum(events) as events,
    count(*) as users,
    :median_events as median_events,
    :median_days as median_days
  from habit
  group by event
),
busy as (
  select
    event,
    count(distinct day) as days,
    :median_a_day as median_a_day,
    :high_a_day as p99_a_day,
    max(events) as most_a_day
  from daily
  group by event
)
select u.*, b.days, b.median_a_day, b.p99_a_day, b.most_a_day
from usual u
join busy b on b.event = u.event
order by u.users desc, u.events desc, u.event
