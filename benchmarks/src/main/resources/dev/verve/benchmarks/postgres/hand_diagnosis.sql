create unlogged table hand_side as
select user_id, k,
  max(w) * count(case when "timestamp" < timestamp '2026-03-03' then 1 end) as p0,
  max(w) * count(case when "timestamp" >= timestamp '2026-03-01' then 1 end) as p1
from hand_event
join hand_weight using (event)
where "timestamp" >= timestamp '2026-02-01' and "timestamp" < timestamp '2026-03-31'
group by user_id, k;

create unlogged table hand_pair as
select user_id, stays, s0, s1,
  case when s0 is null then null when s0 >= 76 then 'power' when s0 >= 51 then 'engaged'
    when s0 >= 26 then 'light' else 'dormant' end as band0,
  case when s1 >= 76 then 'power' when s1 >= 51 then 'engaged' when s1 >= 26 then 'light'
    else 'dormant' end as band1,
  case when stays then date '2026-03-02' - since < 7 end as week0,
  date '2026-03-30' - since < 7 as week1,
  case when stays then date '2026-03-02' - since < 28 end as joined0,
  date '2026-03-30' - since < 28 as joined1,
  case when stays then (w0 + slope) / 2 else 0 end as c00,
  case when stays then (w1 - slope) / 2 else 0 end as c01,
  case when stays then (w0 - slope) / 2 else 0 end as c10,
  case when stays then (w1 + slope) / 2 else w1 end as c11
from (
  select *,
    case when r0 > 0 then s0 / r0 else 0 end as w0,
    case when r1 > 0 then s1 / r1 else 0 end as w1,
    case when r0 = r1 then 100 * ln(2) / 8 * pow(2, -r0 / 8.0) else (s1 - s0) / (r1 - r0) end as slope
  from (
    select user_id, since, since < date '2026-03-03' as stays, r0, r1,
      case when since < date '2026-03-03' then 100 * (1 - pow(2, -r0 / 8.0)) end as s0,
      100 * (1 - pow(2, -r1 / 8.0)) as s1
    from (
      select user_id, cast(p.since as date) as since, coalesce(r0, 0) as r0, coalesce(r1, 0) as r1
      from (
        select user_id, min("timestamp") as since
        from hand_event where "timestamp" < timestamp '2026-03-31' group by user_id
      ) p
      left join (
        select user_id, sum(p0) as r0, sum(p1) as r1 from hand_side group by user_id
      ) s using (user_id)
    ) known
  ) scored
) sloped;

create unlogged table hand_each as
select s.user_id, s.k, q.stays,
  q.c00 * s.p0 + q.c01 * s.p1 as part0,
  q.c10 * s.p0 + q.c11 * s.p1 as part1
from hand_side s
join hand_pair q using (user_id);

create unlogged table hand_part as
select k, stays,
  sum(part0) as total0, sum(part1) as total1,
  sum(part0 * part0) as squares0, sum(part1 * part1) as squares1, sum(part0 * part1) as products
from hand_each
group by k, stays;

create unlogged table hand_branch as
select branch, stays,
  sum(part0) as total0, sum(part1) as total1,
  sum(part0 * part0) as squares0, sum(part1 * part1) as squares1, sum(part0 * part1) as products
from (
  select user_id, stays, k / 5 as branch, sum(part0) as part0, sum(part1) as part1
  from hand_each
  group by user_id, stays, k / 5
) b
group by branch, stays;

create unlogged table hand_crossing as
select stays, band0, band1, week0, week1, joined0, joined1, count(*) as users,
  sum(s0) as total0, sum(s1) as total1,
  sum(s0 * s0) as squares0, sum(s1 * s1) as squares1, sum(s0 * s1) as products
from hand_pair
group by stays, band0, band1, week0, week1, joined0, joined1;
