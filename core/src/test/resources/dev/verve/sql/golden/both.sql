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

-- view population
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

-- view point_to
select entity, action_key, points_to as points from point_pair_from where points_to is not null

-- table score_pair_from
-- Scores on the frozen scale at two dates side by side, and the band of each.
select
  entity,
  account,
  seats,
  since,
  raw_from,
  score_from,
  case when raw_from is not null then case when score_from >= 75.999999999 then 'power' when score_from >= 50.999999999 then 'engaged' when score_from >= 25.999999999 then 'light' else 'dormant' end end as band_from,
  raw_to,
  score_to,
  case when raw_to is not null then case when score_to >= 75.999999999 then 'power' when score_to >= 50.999999999 then 'engaged' when score_to >= 25.999999999 then 'light' else 'dormant' end end as band_to
from (
  select
    r.*,
    case when r.raw_from is not null then 100 * (1 - pow(2, -greatest(r.raw_from, 0) / 22.0)) end as score_from,
    case when r.raw_to is not null then 100 * (1 - pow(2, -greatest(r.raw_to, 0) / 22.0)) end as score_to
  from (-- Raw points of everybody at two dates side by side; null where they were not there.
select
  p.entity,
  p.account,
  p.seats,
  p.since,
  case when (p.since is null or p.since <= date '2026-01-22') and (p.until is null or p.until > date '2026-01-22') then coalesce(t.raw_from, 0) end as raw_from,
  case when (p.since is null or p.since <= date '2026-01-31') and (p.until is null or p.until > date '2026-01-31') then coalesce(t.raw_to, 0) end as raw_to
from population p
left join (
  select entity, sum(points_from) as raw_from, sum(points_to) as raw_to
  from point_pair_from
  group by entity
) t on t.entity = p.entity) r
) scored

-- view score_to
select entity, account, seats, raw_to as raw, score_to as score, band_to as band from score_pair_from where raw_to is not null

-- view point_from
select entity, action_key, points_from as points from point_pair_from where points_from is not null

-- view score_from
select entity, account, seats, raw_from as raw, score_from as score, band_from as band from score_pair_from where raw_from is not null
