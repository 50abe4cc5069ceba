-- Points that enter on each day of the range or before it, where points simply add, days numbered
-- from the first of the range: scaled so that those of different days decay alike.
select
  h.entity_key,
  cast(:number as integer) as day,
  least(d.amount, a.max_per_day) * :worth as points
from activity d
join history_entity h on h.entity = d.entity
join action a on a.action_key = d.action_key
:members
where d.amount is not null
  and :number < h.until
