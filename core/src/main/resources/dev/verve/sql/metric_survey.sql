-- Answers from 0 to 10: all, promoters (9 and 10) and detractors (0 to 6).
select
  u.segment,
  d.period_key,
  count(*) as answers,
  sum(case when e.value >= 9 then 1 else 0 end) as promoters,
  sum(case when e.value <= 6 then 1 else 0 end) as detractors
from (
  select :entity as entity, e.v_day as day, :value as value
  from event e
  where e.v_at >= :from
    and e.v_at < :until
    and :role
) e
join metric_user u on u.entity = e.entity
join metric_period_day d on d.day = e.day
where e.value between 0 and 10
group by u.segment, d.period_key
