-- What everybody did of meaning on each day: how many actions, and what they weigh.
select u.entity, u.segment, u.account, u.first_active, d.day, d.actions, d.worth
from (
  select entity, day, count(*) as actions, sum(worth) as worth
  from (
    select :entity as entity, e.v_day as day, :worth as worth
    from event e
    left join metric_event m on m.v_name = e.v_event
    where e.v_at >= :from
      and e.v_at < :until
  ) weighed
  where worth > 0
  group by entity, day
) d
join metric_user u on u.entity = d.entity
