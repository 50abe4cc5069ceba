cache table hand_point as
select user_id, k, sum(n) * any_value(w) as points
from hand_activity
where day > date '2026-02-28'
group by user_id, k;

cache table hand_score as
select *,
  case when score >= 76 then 'power' when score >= 51 then 'engaged'
    when score >= 26 then 'light' else 'dormant' end as band
from (
  select user_id, coalesce(raw, 0) as raw,
    100 * (1 - pow(2, -greatest(coalesce(raw, 0), 0) / 8.0)) as score
  from hand_seen
  left join (select user_id, sum(points) as raw from hand_point group by user_id) r using (user_id)
) s;
