-- How many users of each group and stratum did what, and how often, with the sum of squares.
select tenure, segment, side, event, count(*) as users, sum(n) as total, sum(n * n) as squares
from (
  select u.entity, u.tenure, u.segment, u.side, e.v_event as event,
    cast(count(*) as double) as n
  from event e
  join power_user u on u.entity = :entity
  where e.v_at >= :from
    and e.v_at < :until
  group by u.entity, u.tenure, u.segment, u.side, e.v_event
) counted
group by tenure, segment, side, event
