-- When everybody in the events was first seen, and the latest account with the time that tells it.
-- Time and account are compared as one whole number; keys of accounts stay below 2^40.
select
  entity,
  first_seen,
  cast(told % 1099511627776 as bigint) as account,
  case when told is null then seen_at else make_timestamptz(cast(told // 1099511627776 as bigint)) end
    as seen_at
from (
  select
    entity,
    min(first_seen) as first_seen,
    max(cast(epoch_us(seen_at) as hugeint) * 1099511627776 + account) as told,
    max(seen_at) as seen_at
  from (:seen) s
  group by entity
) latest
