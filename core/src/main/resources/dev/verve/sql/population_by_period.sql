-- Everybody under what was known of them, from the day of each change until the next.
with described as (
  select
    known.entity,
    known.first_seen,
    known.day,
    :account as account,
    :profile as profile,
    :seats as seats,
    :kept as kept
  from (:known) known
),
compared as (
  select
    *,
    lag(day) over told as day_before,
    lag(account) over told as account_before,
    lag(profile) over told as profile_before,
    lag(seats) over told as seats_before,
    lag(kept) over told as kept_before
  from described
  window told as (partition by entity order by day)
)
select entity, since, until, account, profile, seats
from (
  select
    entity,
    greatest(day, first_seen) as since,
    lead(day) over (partition by entity order by day) as until,
    account,
    profile,
    seats,
    kept
  from compared
  where day_before is null
    or account is distinct from account_before
    or profile is distinct from profile_before
    or seats is distinct from seats_before
    or kept is distinct from kept_before
) period
where kept
  and (until is null or since < until)
