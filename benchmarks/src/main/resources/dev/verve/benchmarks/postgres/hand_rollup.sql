create unlogged table hand_activity as
select user_id, k, "timestamp"::date as day, count(*) as n, max(w) as w
from hand_event
join hand_weight using (event)
where "timestamp" >= timestamp '2025-12-02' and "timestamp" < timestamp '2026-03-31'
group by user_id, k, "timestamp"::date;

create index on hand_activity (day) include (user_id, k, n, w);

create unlogged table hand_seen as
select user_id, min("timestamp")::date as since
from hand_event
where "timestamp" < timestamp '2026-03-31'
group by user_id;

vacuum analyze hand_activity;

analyze hand_seen;
