-- When each newcomer first did what, in the order of doing.
select f.*,
  row_number() over (partition by f.entity order by f.moment, f.event) as step
from (
  select u.entity, u.segment, u.side, e.v_event as event,
    min(e.v_at) as moment,
    min(:age) as age
  from event e
  join power_newcomer u on u.entity = :entity
  where :age between 0 and :most
    and :counts
  group by u.entity, u.segment, u.side, e.v_event
) f
