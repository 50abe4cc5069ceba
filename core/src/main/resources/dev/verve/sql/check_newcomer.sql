-- The first week of those who came in each of two periods.
select
  n.entity,
  n.period,
  1 as newcomers,
  max(case when e.day > n.since then 1 else 0 end) as returned,
  count(distinct e.event) as breadth
from (
  select entity, case when since >= :later then 1 else 0 end as period, since
  from :known p
  where since >= :earlier and since < :earlier_end or since >= :later and since < :later_end
) n
left join (
  select :entity as entity, e.v_day as day, e.v_event as event
  from event e
  where :entity is not null
    and e.v_at >= :from
    and e.v_at < :until
    and :active
) e on e.entity = n.entity and e.day >= n.since and :age < 7
group by n.entity, n.period
