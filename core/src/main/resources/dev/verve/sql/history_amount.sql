-- What entered on each day of the range or before it, days numbered from the first of the range.
select
  h.entity_key,
  d.action_key,
  cast(:number as integer) as day,
  least(d.amount, a.max_per_day) as amount
from activity d
join history_entity h on h.entity = d.entity
join action a on a.action_key = d.action_key
where d.amount is not null
  and :number < h.until
