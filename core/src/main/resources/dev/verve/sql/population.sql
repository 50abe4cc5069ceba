-- Everybody seen up to the last date, with what the model needs to know of them.
select entity, first_seen as since, cast(null as date) as until, account, profile, seats
from (
  select
    known.entity,
    known.first_seen,
    :account as account,
    :profile as profile,
    :seats as seats,
    :kept as kept
  from (:known) known
) described
where kept
