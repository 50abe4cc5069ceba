-- Who acts as no person does: in 22 or more different hours of the day, on 24 or more of the last days.
select count(*) as users, min(entity) as example
from (
  select
    :entity as entity,
    count(distinct :hour) as hours,
    count(distinct e.v_day) as days
  from event e
  where :entity is not null
    and e.v_day > :start
    and e.v_event in (select v_name from action_event)
  group by :entity
) rhythm
where hours >= 22 and days >= 24
