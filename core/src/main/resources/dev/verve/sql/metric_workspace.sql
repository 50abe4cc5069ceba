-- The same of accounts, with their active members; an account is active where a member is.
with workspace as (
  select account, period_key, count(*) as members, sum(actions) as actions
  from metric_reach
  where account is not null
  group by account, period_key
),
begun as (
  select account, min(first_active) as first_active
  from metric_user
  where account is not null
  group by account
),
moved as (
  select w.*, b.first_active,
    lag(w.period_key) over (partition by w.account order by w.period_key) as previous_key,
    lead(w.period_key) over (partition by w.account order by w.period_key) as next_key
  from workspace w
  join begun b on b.account = w.account
)
select
  m.period_key,
  count(*) as active,
  sum(m.members) as members,
  sum(m.actions) as actions,
  sum(case when m.first_active >= p.first_day then 1 else 0 end) as arrived,
  sum(case when m.previous_key = m.period_key - 1 then 1 else 0 end) as retained,
  sum(case when m.next_key = m.period_key + 1 then 0 else 1 end) as leaving
from moved m
join metric_period p on p.period_key = m.period_key
group by m.period_key
