cache table hand_side as
select d.date_key, user_id, k, count(*) * any_value(w) as points
from hand_event e
join hand_weight using (event)
join (select * from values (0, timestamp_ntz '2026-03-03'), (1, timestamp_ntz '2026-03-31') as t(date_key, ends)) d
  on e.`timestamp` < d.ends and e.`timestamp` >= d.ends - interval '30' day
group by d.date_key, user_id, k;

cache table hand_pair as
select *,
  case
    when not stays then 100 * (1 - pow(2, -r1 / 8.0)) / nullif(r1, 0)
    when r0 = r1 then 100 * ln(2) / 8 * pow(2, -r0 / 8.0)
    else 100 * (pow(2, -r0 / 8.0) - pow(2, -r1 / 8.0)) / (r1 - r0)
  end as slope
from (
  select p.user_id, p.since < timestamp_ntz '2026-03-03' as stays,
    coalesce(a.raw, 0) as r0, coalesce(b.raw, 0) as r1
  from (
    select user_id, min(`timestamp`) as since
    from hand_event where `timestamp` < timestamp_ntz '2026-03-31' group by user_id
  ) p
  left join (select user_id, sum(points) as raw from hand_side where date_key = 0 group by user_id) a
    using (user_id)
  left join (select user_id, sum(points) as raw from hand_side where date_key = 1 group by user_id) b
    using (user_id)
) q;

cache table hand_part as
select k, stays, count(*) as n, sum(part) as total, sum(part * part) as squares
from (
  select s.user_id, s.k, q.stays,
    any_value(q.slope) * sum(case s.date_key when 1 then s.points else -s.points end) as part
  from hand_side s
  join hand_pair q using (user_id)
  group by s.user_id, s.k, q.stays
) p
group by k, stays;
