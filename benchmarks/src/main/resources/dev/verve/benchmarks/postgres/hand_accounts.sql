create unlogged table hand_point as
select user_id, k, count(*) * max(w) as points
from hand_event
join hand_weight using (event)
where "timestamp" >= timestamp '2026-03-01' and "timestamp" < timestamp '2026-03-31'
group by user_id, k;

create unlogged table hand_score as
select *,
  case when score >= 76 then 'power' when score >= 51 then 'engaged'
    when score >= 26 then 'light' else 'dormant' end as band
from (
  select user_id, account_id, coalesce(raw, 0) as raw,
    100 * (1 - power(2, -greatest(coalesce(raw, 0), 0) / 8.0::float8)) as score
  from (
    select distinct on (user_id) user_id, account_id
    from hand_event
    where "timestamp" < timestamp '2026-03-31'
    order by user_id, "timestamp" desc
  ) p
  left join (select user_id, sum(points) as raw from hand_point group by user_id) r using (user_id)
) s;

create unlogged table hand_account as
select *,
  case when score >= 76 then 'power' when score >= 51 then 'engaged'
    when score >= 26 then 'light' else 'dormant' end as band
from (
  select account_id, count(*) as users, avg(score) as score from hand_score group by account_id
) a;
