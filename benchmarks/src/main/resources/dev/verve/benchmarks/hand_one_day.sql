create or replace temp table hand_point as
select entity, action_key, sum(amount) * any_value(w) as points
from activity
join hand_weight on k = action_key
where day > date '2026-02-28'
group by entity, action_key;

create or replace temp table hand_score as
select *,
  case when score >= 76 then 'power' when score >= 51 then 'engaged'
    when score >= 26 then 'light' else 'dormant' end as band
from (
  select entity, coalesce(raw, 0) as raw,
    100 * (1 - pow(2, -greatest(coalesce(raw, 0), 0) / 8.0)) as score
  from population
  left join (select entity, sum(points) as raw from hand_point group by entity) using (entity)
);
