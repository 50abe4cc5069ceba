-- On which day users adopted the product by the event that says so.
select u.segment, a.day, count(*) as users
from (
  select :entity as entity, min(e.v_day) as day
  from event e
  where e.v_at < :until
    and :role
  group by :entity
) a
join metric_user u on u.entity = a.entity
group by u.segment, a.day
