-- A number that events tell, summed over them.
select u.segment, d.period_key, count(e.value) as n, sum(e.value) as total
from (
  select :entity as entity, e.v_day as day, :value as value
  from event e
  where e.v_at >= :from
    and e.v_at < :until
    and :role
) e
join metric_user u on u.entity = e.entity
join metric_period_day d on d.day = e.day
where e.value between :least and :most
group by u.segment, d.period_key
