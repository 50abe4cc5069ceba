cache table hand_activity as
-- Sorted, since what is nearly in order is sorted again in a fraction of the time. Spark loses the
-- columns of a known order where a query reads what is kept twice, so a new column hides it.
select concat(user_id, '') as user_id, k, day, n, w
from (
  select user_id, k, cast(`timestamp` as date) as day, count(*) as n, any_value(w) as w
  from hand_event
  join hand_weight using (event)
  where `timestamp` >= timestamp_ntz '2025-12-02' and `timestamp` < timestamp_ntz '2026-03-31'
  group by user_id, k, cast(`timestamp` as date)
  sort by user_id, day
) ordered;

cache table hand_seen as
select user_id, min(cast(`timestamp` as date)) as since
from hand_event
where `timestamp` < timestamp_ntz '2026-03-31'
group by user_id;
