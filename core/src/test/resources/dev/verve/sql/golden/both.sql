-- rows of action: action_key, branch_key, branch, action, aggregate, window_days, decay, decay_days, max_per_day, max_amount, curve, weight, max_points
-- [0, 0, actions, login, sum, 30, none, 0.0, null, 20.0, linear, 1.0, null]
-- [1, 0, actions, minutes, sum, 7, none, 0.0, null, null, log, 2.0, null]
-- [2, 0, actions, largest, max, 30, none, 0.0, null, null, linear, 0.5, null]

-- rows of action_event: v_name, v_action
-- [login, 0]
-- [session_ended, 1]
-- [upload, 2]

-- view activity
-- What every entity did of each action on each day, before any cap, decay or weight.
select
  e.v_user as entity,
  m.v_action as action_key,
  e.v_day as day,
  case m.v_action when 2 then cast(max(case m.v_action when 1 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end when 2 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end else 1 end) as double) else cast(coalesce(sum(case m.v_action when 1 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end when 2 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end else 1 end), 0) as double) end as amount
from event e
join action_event m on m.v_name = e.v_event
where e.v_user is not null
  and e.v_at >= timestamptz '2025-12-24 00:00:00'
  and e.v_at < timestamptz '2026-02-01 00:00:00'
  and case m.v_action when 2 then coalesce((cast("kind" as string) = 'file'), false) else true end
group by e.v_user, m.v_action, e.v_day

-- table population
-- Everybody seen up to the last date, with what the model needs to know of them.
select entity, first_seen as since, cast(null as date) as until, account, profile, seats
from (
  select
    known.entity,
    known.first_seen,
    cast(null as string) as account,
    cast(0 as bigint) as profile,
    cast(null as double) as seats,
    true as kept
  from (-- Everybody who is in the events or in the users file; who is listed without a date was always there.
select
  coalesce(s.entity, p.v_entity) as entity,
  case
    when p.v_entity is null then s.first_seen
    else least(s.first_seen, coalesce(p.v_first_seen, date '2025-11-01'))
  end as first_seen
from (-- Every entity in the events, and its first day where that is asked.
select e.v_user as entity, min(e.v_day) as first_seen
from event e
where e.v_user is not null
  and e.v_at < timestamptz '2026-02-01 00:00:00'
group by e.v_user) s
full join (select * from person) p on p.v_entity = s.entity) known
) described
where kept

-- table point_pair_from
-- Points of each action at two dates side by side: one pass over both windows tells them.
select
  d.entity,
  d.action_key,
  case when d.amount_from is not null then case a.curve
    when 'sqrt' then sqrt(greatest(least(d.amount_from, a.max_amount), 0))
    when 'log' then ln(1 + greatest(least(d.amount_from, a.max_amount), 0))
    else least(d.amount_from, a.max_amount)
  end * a.weight end as points_from,
  case when d.amount_to is not null then case a.curve
    when 'sqrt' then sqrt(greatest(least(d.amount_to, a.max_amount), 0))
    when 'log' then ln(1 + greatest(least(d.amount_to, a.max_amount), 0))
    else least(d.amount_to, a.max_amount)
  end * a.weight end as points_to
from (
  select
    e.v_user as entity,
    m.v_action as action_key,
    case when count(*) filter (where e.v_at < timestamptz '2026-01-23 00:00:00' and case m.v_action when 1 then e.v_day > date '2026-01-15' else true end) > 0 then case m.v_action when 2 then cast(max(case m.v_action when 1 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end when 2 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end else 1 end) filter (where e.v_at < timestamptz '2026-01-23 00:00:00' and case m.v_action when 1 then e.v_day > date '2026-01-15' else true end) as double) else cast(coalesce(sum(case m.v_action when 1 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end when 2 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end else 1 end) filter (where e.v_at < timestamptz '2026-01-23 00:00:00' and case m.v_action when 1 then e.v_day > date '2026-01-15' else true end), 0) as double) end end as amount_from,
    case when count(*) filter (where e.v_at >= timestamptz '2026-01-02 00:00:00' and case m.v_action when 1 then e.v_day > date '2026-01-24' else true end) > 0 then case m.v_action when 2 then cast(max(case m.v_action when 1 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end when 2 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end else 1 end) filter (where e.v_at >= timestamptz '2026-01-02 00:00:00' and case m.v_action when 1 then e.v_day > date '2026-01-24' else true end) as double) else cast(coalesce(sum(case m.v_action when 1 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end when 2 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end else 1 end) filter (where e.v_at >= timestamptz '2026-01-02 00:00:00' and case m.v_action when 1 then e.v_day > date '2026-01-24' else true end), 0) as double) end end as amount_to
  from event e
  join action_event m on m.v_name = e.v_event
  where e.v_user is not null
    and e.v_at >= timestamptz '2025-12-24 00:00:00'
    and e.v_at < timestamptz '2026-02-01 00:00:00'
    and case m.v_action when 2 then coalesce((cast("kind" as string) = 'file'), false) else true end
  group by e.v_user, m.v_action
) d
join action a on a.action_key = d.action_key
where d.amount_from is not null or d.amount_to is not null

-- view there_to
-- Who was there at a date, and what was known of them then.
select entity, account, profile, seats
from population
where (since is null or since <= date '2026-01-31')
  and (until is null or until > date '2026-01-31')

-- view amount_to
-- The amount of each action straight from the events, where nothing asks what a single day held.
select d.entity, d.action_key, least(d.amount, a.max_amount) as amount
from (
  select e.v_user as entity, m.v_action as action_key, case m.v_action when 2 then cast(max(case m.v_action when 1 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end when 2 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end else 1 end) as double) else cast(coalesce(sum(case m.v_action when 1 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end when 2 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end else 1 end), 0) as double) end as amount
  from event e
  join action_event m on m.v_name = e.v_event
  where e.v_user is not null
    and e.v_at >= timestamptz '2026-01-02 00:00:00'
    and e.v_at < timestamptz '2026-02-01 00:00:00'
    and case m.v_action when 2 then coalesce((cast("kind" as string) = 'file'), false) else true end
    and case m.v_action when 1 then e.v_day > date '2026-01-24' else true end
  group by e.v_user, m.v_action
) d
join action a on a.action_key = d.action_key
where d.amount is not null

-- view point_to
select entity, action_key, points_to as points from point_pair_from where points_to is not null

-- view raw_to
-- The raw points of everybody who was there at a date; nobody is left out for being silent.
select p.entity, p.account, p.seats, coalesce(t.raw, 0) as raw
from there_to p
left join (
  select entity, sum(points) as raw
  from point_to
  group by entity
) t on t.entity = p.entity

-- table score_to
-- Scores on the frozen scale, and the band of each.
select entity, account, seats, raw, score, case when score >= 75.999999999 then 'power' when score >= 50.999999999 then 'engaged' when score >= 25.999999999 then 'light' else 'dormant' end as band
from (
  select r.entity, r.account, r.seats, r.raw, 100 * (1 - pow(2, -greatest(r.raw, 0) / 22.0)) as score
  from raw_to r
) scored

-- view there_from
-- Who was there at a date, and what was known of them then.
select entity, account, profile, seats
from population
where (since is null or since <= date '2026-01-22')
  and (until is null or until > date '2026-01-22')

-- view amount_from
-- The amount of each action straight from the events, where nothing asks what a single day held.
select d.entity, d.action_key, least(d.amount, a.max_amount) as amount
from (
  select e.v_user as entity, m.v_action as action_key, case m.v_action when 2 then cast(max(case m.v_action when 1 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end when 2 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end else 1 end) as double) else cast(coalesce(sum(case m.v_action when 1 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end when 2 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end else 1 end), 0) as double) end as amount
  from event e
  join action_event m on m.v_name = e.v_event
  where e.v_user is not null
    and e.v_at >= timestamptz '2025-12-24 00:00:00'
    and e.v_at < timestamptz '2026-01-23 00:00:00'
    and case m.v_action when 2 then coalesce((cast("kind" as string) = 'file'), false) else true end
    and case m.v_action when 1 then e.v_day > date '2026-01-15' else true end
  group by e.v_user, m.v_action
) d
join action a on a.action_key = d.action_key
where d.amount is not null

-- view point_from
select entity, action_key, points_from as points from point_pair_from where points_from is not null

-- view raw_from
-- The raw points of everybody who was there at a date; nobody is left out for being silent.
select p.entity, p.account, p.seats, coalesce(t.raw, 0) as raw
from there_from p
left join (
  select entity, sum(points) as raw
  from point_from
  group by entity
) t on t.entity = p.entity

-- table score_from
-- Scores on the frozen scale, and the band of each.
select entity, account, seats, raw, score, case when score >= 75.999999999 then 'power' when score >= 50.999999999 then 'engaged' when score >= 25.999999999 then 'light' else 'dormant' end as band
from (
  select r.entity, r.account, r.seats, r.raw, 100 * (1 - pow(2, -greatest(r.raw, 0) / 22.0)) as score
  from raw_from r
) scored
