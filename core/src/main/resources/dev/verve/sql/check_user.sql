-- What everybody did in each of two periods, of all that is checked.
select u.entity, u.period:sums
from (
  select
    :entity as entity,
    case when e.v_at >= :later then 1 else 0 end as period,
    e.v_day as day:told
  from event e
  where :entity is not null
    and (e.v_at >= :earlier and e.v_at < :earlier_end or e.v_at >= :later and e.v_at < :later_end)
) u
join :known p on p.entity = u.entity
group by u.entity, u.period
