create or replace temp table hand_point as
select user_id, k, count(*) * any_value(w) as points
from read_parquet(':file')
join hand_weight using (event)
where "timestamp" >= timestamp '2026-03-01' and "timestamp" < timestamp '2026-03-31'
group by user_id, k;

create or replace temp table hand_score as
select *,
  case when score >= 76 then 'power' when score >= 51 then 'engaged'
    when score >= 26 then 'light' else 'dormant' end as band
from (
  select user_id, coalesce(raw, 0) as raw,
    100 * (1 - pow(2, -greatest(coalesce(raw, 0), 0) / 8.0)) as score
  from (
    select distinct user_id from read_parquet(':file') where "timestamp" < timestamp '2026-03-31'
  ) p
  left join (select user_id, sum(points) as raw from hand_point group by user_id) r using (user_id)
);
