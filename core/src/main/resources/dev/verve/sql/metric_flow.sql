-- Who was active in each period, where they came from, and how many were gone in the next.
with moved as (
  select r.*,
    lag(period_key) over (partition by entity order by period_key) as previous_key,
    lead(period_key) over (partition by entity order by period_key) as next_key
  from metric_reach r
)
select
  m.segment,
  m.period_key,
  count(*) as active,
  sum(m.days) as user_days,
  sum(m.actions) as actions,
  sum(m.worth) as worth,
  sum(case when m.first_active >= p.first_day then 1 else 0 end) as arrived,
  sum(case when m.previous_key = m.period_key - 1 then 1 else 0 end) as retained,
  sum(case when m.next_key = m.period_key + 1 then 0 else 1 end) as leaving
from moved m
join metric_period p on p.period_key = m.period_key
group by m.segment, m.period_key
