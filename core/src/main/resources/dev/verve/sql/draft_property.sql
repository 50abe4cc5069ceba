-- How one property is filled in each kind of event: as a number, and with how many values a user.
select
  event,
  count(*) as users,
  sum(filled) as filled,
  sum(numbers) as numbers,
  sum(values_met) as values_met,
  :median_total as median_total,
  :median_values as median_values
from (
  select
    v_event as event,
    v_user as entity,
    count(nullif(cast(:property as string), '')) as filled,
    count(try_cast(:property as double)) as numbers,
    sum(try_cast(:property as double)) as total,
    count(distinct nullif(cast(:property as string), '')) as values_met
  from event e
  where v_user is not null
  group by v_event, v_user
) used
where filled > 0
group by event
