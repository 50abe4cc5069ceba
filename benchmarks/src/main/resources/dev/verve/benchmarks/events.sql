-- Events uniform in time, which is the worst case for a rollup by day: a user meets 20 of 30
-- events in 180 days. Everything follows from the row's number, so every run makes the same file.
select
  'u' || lpad((hash(i * 7 + 1) % :users)::varchar, 8, '0') as user_id,
  'event_' || lpad((hash(i * 13 + 5) % 30)::varchar, 2, '0') as event,
  timestamp '2025-10-02 00:00:00'
    + to_microseconds((i::double / :events * 180 * 86400e6)::bigint) as "timestamp",
  'a' || lpad((hash(i * 7 + 1) % :users % greatest(:users // 50, 1))::varchar, 7, '0')
    as account_id,
  (hash(i * 3) % 1000) / 10.0 as amount
from range(:first, :next) t(i)
