-- rows of action: action_key, branch_key, branch, action, aggregate, window_days, decay, decay_days, max_per_day, max_amount, curve, weight, max_points
-- [0, 0, core, login, sum, 60, half_life, 10.0, 3.0, null, linear, 1.0, 60.0]
-- [1, 0, core, shared, sum, 60, half_life, 10.0, 1.0, null, linear, 4.0, 60.0]
-- [2, 0, core, largest, max, 60, linear, 90.0, null, 10.0, linear, 0.5, 60.0]
-- [3, 1, depth, minutes, sum, 7, half_life, 10.0, null, null, log, 2.0, null]
-- [4, 1, depth, features, distinct, 60, none, 0.0, null, null, linear, 2.0, null]
-- [5, 1, depth, connected, sum, null, none, 0.0, null, 1.0, linear, 10.0, null]

-- rows of action_event: v_name, v_action
-- [login, 0]
-- [item_shared, 1]
-- [doc_shared, 1]
-- [upload, 2]
-- [session_ended, 3]
-- [used, 4]
-- [connected, 5]

-- view activity
-- What every entity did of each action on each day, before any cap, decay or weight.
select
  e.v_user as entity,
  m.v_action as action_key,
  e.v_day as day,
  case m.v_action when 2 then cast(max(case m.v_action when 2 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end when 3 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end else 1 end) as double) else cast(coalesce(sum(case m.v_action when 2 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end when 3 then case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end else 1 end), 0) as double) end as amount
from event e
join action_event m on m.v_name = e.v_event
where e.v_user is not null
  and e.v_at >= timestamptz '2025-11-01 00:00:00'
  and e.v_at < timestamptz '2026-02-01 00:00:00'
  and case m.v_action when 1 then (coalesce((cast("kind" as string) = 'a' or cast("kind" as string) = 'b'), false) and coalesce((case when abs(try_cast("size" as double)) < 1e300 then try_cast("size" as double) end) > 1.0, false)) when 4 then false else true end
group by e.v_user, m.v_action, e.v_day

-- view activity_item
-- The different values of a property that every entity met on each day, for actions that count them.
select distinct
  e.v_user as entity,
  m.v_action as action_key,
  e.v_day as day,
  case m.v_action when 4 then nullif(cast("kind" as string), '') else null end as item
from event e
join action_event m on m.v_name = e.v_event
where e.v_user is not null
  and e.v_at >= timestamptz '2025-11-01 00:00:00'
  and e.v_at < timestamptz '2026-02-01 00:00:00'
  and case m.v_action when 0 then false when 1 then false when 2 then false when 3 then false when 5 then false else true end
  and case m.v_action when 4 then nullif(cast("kind" as string), '') else null end is not null

-- table population
-- Everybody seen up to the last date, with what the model needs to know of them.
select entity, first_seen as since, cast(null as date) as until, account, profile, seats
from (
  select
    known.entity,
    known.first_seen,
    cast(null as string) as account,
    cast(0 as bigint) + case when coalesce((cast(known."trait_plan" as string) = 'enterprise'), false) then 1 else 0 end + case when (not coalesce(cast(known."trait_plan" as string) <> '', false) or coalesce(contains(cast(known."trait_email" as string), '+'), false)) then 2 else 0 end as profile,
    cast(null as double) as seats,
    not coalesce(ends_with(cast(known."trait_email" as string), '@example.com'), false) as kept
  from (-- Everybody who is in the events or in the users file; who is listed without a date was always there.
select
  coalesce(s.entity, p.v_entity) as entity,
  case
    when p.v_entity is null then s.first_seen
    else least(s.first_seen, coalesce(p.v_first_seen, date '2025-11-01'))
  end as first_seen,
  s."trait_plan" as "trait_plan",
  p."trait_email" as "trait_email"
from (-- Every entity in the events with the latest value of what is asked. Events that tell the same are
-- gathered first, so that few rows are compared by time and value.
select entity, min(first_seen) as first_seen,
  arg_max("trait_plan", (told_at, "trait_plan")) as "trait_plan"
from (
  select entity, min(seen) as first_seen, max(told_at) as told_at, "trait_plan"
  from (
    select e.v_user as entity, e.v_day as seen, e.v_at as told_at,
      "plan" as "trait_plan"
    from event e
    where e.v_user is not null
      and e.v_at < timestamptz '2026-02-01 00:00:00'
  ) e
  group by entity, "trait_plan"
) told
group by entity) s
full join (select *, "email" as "trait_email" from person) p on p.v_entity = s.entity) known
) described
where kept

-- rows of override_weight: bit, action_key, weight
-- [1, 0, 2.0]
-- [1, 1, 8.0]
-- [2, 0, 0.0]

-- table action_weight
-- The weight of each action for each set of overrides that some entity falls under; the last wins.
select
  p.profile,
  a.action_key,
  coalesce(max_by(o.weight, o.bit), any_value(a.weight)) as weight
from (select distinct profile from population) p
cross join action a
left join override_weight o on o.action_key = a.action_key and (p.profile & o.bit) <> 0
group by p.profile, a.action_key

-- view there
-- Who was there at a date, and what was known of them then.
select entity, account, profile, seats
from population p
where (p.since is null or p.since <= date '2026-01-31') and (p.until is null or p.until > date '2026-01-31')

-- table day_weight
-- What a day counts for an action as of a date: days outside the action's window have no row.
select
  a.action_key,
  d.day,
  case a.decay
    when 'half_life' then pow(2, -(date '2026-01-31' - d.day) / a.decay_days)
    when 'linear' then greatest(0, 1 - (date '2026-01-31' - d.day) / a.decay_days)
    else 1
  end as weight,
  a.max_per_day,
  a.max_amount,
  a.aggregate
from action a
join (select unnest(range(date '2025-11-01', date '2026-02-01', interval 1 day))::date as day) d on a.window_days is null or (date '2026-01-31' - d.day) < a.window_days

-- table point
-- Points where branches have a cap: above it the actions share the cap in proportion.
select
  entity,
  action_key,
  points * case when branch_points > max_points then max_points / branch_points else 1 end
    as points
from (
  select
    p.entity,
    p.action_key,
    p.points,
    a.max_points,
    sum(p.points) over (partition by p.entity, a.branch_key) as branch_points
  from (-- Points of each action: the curve of the amount times the weight.
select
  m.entity,
  m.action_key,
  case a.curve
    when 'sqrt' then sqrt(greatest(m.amount, 0))
    when 'log' then ln(1 + greatest(m.amount, 0))
    else m.amount
  end * w.weight as points
from (-- The amount of each action as of a date: cap of the day, decay, window, cap. A day without a number
-- has none, and least() would read its cap.
select d.entity, d.action_key, least(case when any_value(w.aggregate) = 'max' then max(least(d.amount, w.max_per_day) * w.weight) else sum(least(d.amount, w.max_per_day) * w.weight) end, any_value(w.max_amount)) as amount
from activity d
join day_weight w on w.action_key = d.action_key and w.day = d.day
where d.amount is not null
group by d.entity, d.action_key
union all
-- How many different values each action met in its window.
select d.entity, d.action_key, least(cast(count(distinct d.item) as double), any_value(w.max_amount)) as amount
from activity_item d
join day_weight w on w.action_key = d.action_key and w.day = d.day
group by d.entity, d.action_key) m
join action a on a.action_key = m.action_key
join there p on p.entity = m.entity
join action_weight w on w.profile = p.profile and w.action_key = m.action_key) p
  join action a on a.action_key = p.action_key
) branch

-- table score
-- Scores on the frozen scale, and the band of each.
select entity, account, seats, raw, score, case when score >= 75.999999999 then 'power' when score >= 50.999999999 then 'engaged' when score >= 25.999999999 then 'light' else 'dormant' end as band
from (
  select r.entity, r.account, r.seats, r.raw, least(100, 100 * ln(1 + greatest(r.raw, 0)) / ln(1 + 300.0)) as score
  from (-- The raw points of everybody who was there at a date; nobody is left out for being silent.
select p.entity, p.account, p.seats, coalesce(t.raw, 0) as raw
from there p
left join (
  select entity, sum(points) as raw
  from point
  group by entity
) t on t.entity = p.entity) r
) scored
