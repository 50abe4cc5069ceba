-- Points that enter on each day of the range or before it, where points simply add and everybody
-- who acts is there under their own name, days numbered from the first of the range: scaled so that
-- those of different days decay alike.
select
  d.entity as entity_key,
  cast(:number as integer) as day,
  least(d.amount, a.max_per_day) * :worth as points
from activity d
join action a on a.action_key = d.action_key
where d.amount is not null
  and :number < :length
