-- How many different items were consumed, by everybody and by segment.
with consumed as (
  select distinct u.segment, d.period_key, e.item
  from (
    select :entity as entity, e.v_day as day, nullif(cast(:value as string), '') as item
    from event e
    where e.v_at >= :from
      and e.v_at < :until
      and :role
  ) e
  join metric_user u on u.entity = e.entity
  join metric_period_day d on d.day = e.day
  where e.item is not null
)
select segment, period_key, count(*) as items
from consumed
group by segment, period_key
union all
select cast(null as string) as segment, period_key, count(distinct item) as items
from consumed
group by period_key
