-- Each different value with the day on which it leaves, or on which it is met again.
select entity_key, action_key, day, least(day + window_days, next_day) as until
from (
  select
    h.entity_key,
    d.action_key,
    a.window_days,
    cast(:number as integer) as day,
    lead(cast(:number as integer)) over (
      partition by h.entity_key, d.action_key, d.item order by d.day
    ) as next_day
  from activity_item d
  join history_entity h on h.entity = d.entity
  join action a on a.action_key = d.action_key
) met
