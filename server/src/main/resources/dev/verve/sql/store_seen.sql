-- When everybody in the events was first seen, and the latest account with the time that tells it.
select
  entity,
  min(first_seen) as first_seen,
  arg_max(account, (seen_at, account)) as account,
  coalesce(max(seen_at) filter (where account is not null), max(seen_at)) as seen_at
from (:seen) s
group by entity
