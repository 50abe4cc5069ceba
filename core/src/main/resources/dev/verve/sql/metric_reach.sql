-- What everybody did in each period.
select
  a.entity,
  a.segment,
  a.account,
  a.first_active,
  d.period_key,
  count(*) as days,
  sum(a.actions) as actions,
  sum(a.worth) as worth
from metric_activity a
join metric_period_day d on d.day = a.day
group by a.entity, a.segment, a.account, a.first_active, d.period_key
