-- How many users used each feature in each period; a feature is an action that counts for good.
select u.segment, f.action_key, f.period_key, count(*) as users
from (
  select distinct :entity as entity, m.v_action as action_key, d.period_key
  from event e
  join metric_action m on m.v_name = e.v_event
  join metric_period_day d on d.day = e.v_day
  where e.v_at >= :from
    and e.v_at < :until
    and :counts
) f
join metric_user u on u.entity = f.entity
group by u.segment, f.action_key, f.period_key
