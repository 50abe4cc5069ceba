-- rows of action: action_key, branch_key, branch, action, aggregate, window_days, decay, decay_days, max_per_day, max_amount, curve, weight, max_points
-- [0, 0, actions, login, sum, 30, none, 0.0, null, null, linear, 1.0, null]
-- [1, 0, actions, share, sum, 30, none, 0.0, null, null, linear, 5.0, null]

-- rows of action_event: v_name, v_action
-- [login, 0]
-- [share, 1]

-- view activity
-- What every entity did of each action on each day, before any cap, decay or weight.
select
  e.v_user as entity,
  m.v_action as action_key,
  e.v_day as day,
  count(*) as amount
from event e
join action_event m on m.v_name = e.v_event
where e.v_user is not null
  and e.v_at >= timestamptz '2026-01-02 00:00:00'
  and e.v_at < timestamptz '2026-02-01 00:00:00'
  and true
group by e.v_user, m.v_action, e.v_day

-- table point
-- Points of each action: the curve of the amount times the weight.
select
  m.entity,
  m.action_key,
  m.amount * a.weight as points
from (-- The amount of each action straight from the events, where nothing asks what a single day held.
select d.entity, d.action_key, d.amount as amount
from (
  select e.v_user as entity, m.v_action as action_key, count(*) as amount
  from event e
  join action_event m on m.v_name = e.v_event
  where e.v_user is not null
    and e.v_at >= timestamptz '2026-01-02 00:00:00'
    and e.v_at < timestamptz '2026-02-01 00:00:00'
    and true
    and true
  group by e.v_user, m.v_action
) d
join action a on a.action_key = d.action_key
where d.amount is not null) m
join action a on a.action_key = m.action_key

-- table score
-- Scores on the frozen scale, and the band of each.
select entity, account, seats, raw, score, case when score >= 75.999999999 then 'power' when score >= 50.999999999 then 'engaged' when score >= 25.999999999 then 'light' else 'dormant' end as band
from (
  select r.entity, r.account, r.seats, r.raw, least(100, 100 * greatest(r.raw, 0) / 50.0) as score
  from (-- The raw points of everybody who was there at a date; nobody is left out for being silent.
select p.entity, p.account, p.seats, coalesce(t.raw, 0) as raw
from (-- Who was there at a date, and what was known of them then.
select entity, account, profile, seats
from (-- Everybody seen up to the last date, with what the model needs to know of them.
select entity, first_seen as since, cast(null as date) as until, account, profile, seats
from (
  select
    known.entity,
    known.first_seen,
    known.account as account,
    cast(0 as bigint) as profile,
    try_cast(known."trait_seats" as double) as seats,
    true as kept
  from (-- Everybody who is in the events or in the users file; who is listed without a date was always there.
select
  coalesce(s.entity, p.v_entity) as entity,
  case
    when p.v_entity is null then s.first_seen
    else least(s.first_seen, coalesce(p.v_first_seen, date '2025-11-01'))
  end as first_seen,
  coalesce(null, s.account) as account,
  p."trait_seats" as "trait_seats"
from (-- Every entity in the events with the latest value of what is asked. Events that tell the same are
-- gathered first, so that few rows are compared by time and value.
select entity, min(first_seen) as first_seen,
  arg_max(account, (told_at, account)) as account
from (
  select entity, min(seen) as first_seen, max(told_at) as told_at, account
  from (
    select e.v_user as entity, e.v_day as seen, e.v_at as told_at,
      e.v_account as account
    from event e
    where e.v_user is not null
      and e.v_at < timestamptz '2026-02-01 00:00:00'
  ) e
  group by entity, account
) told
group by entity) s
full join (select *, "seats" as "trait_seats" from person) p on p.v_entity = s.entity) known
) described
where kept) p
where (p.since is null or p.since <= date '2026-01-31') and (p.until is null or p.until > date '2026-01-31')) p
left join (
  select entity, sum(points) as raw
  from point
  group by entity
) t on t.entity = p.entity) r
) scored

-- view member
-- What each user brings to the account, where only the account's size matters and no one's place.
select entity, account, raw, raw as part
from (
  select s.entity, s.account, s.raw, s.score, a.seats
  from score s
  join (
    select account, greatest(count(*), coalesce(max(seats), 0)) as seats
    from score
    where account is not null
    group by account
  ) a on a.account = s.account
) counted

-- table account_score
-- Accounts from their users.
select account, users, raw, score, case when score >= 75.999999999 then 'power' when score >= 50.999999999 then 'engaged' when score >= 25.999999999 then 'light' else 'dormant' end as band
from (
  select r.account, r.users, r.raw, 100 * (1 - pow(2, -greatest(r.raw, 0) / 100.0)) as score
  from (
    select account, count(*) as users, sum(part) as raw
    from member
    group by account
  ) r
) scored

-- view account_point
-- What each action brings to the account, through all its users.
select m.account, p.action_key, sum(p.points * 1) as points
from member m
join point p on p.entity = m.entity
group by m.account, p.action_key
