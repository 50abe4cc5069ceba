-- What everybody had done of each action by the day they are looked at, by each way of counting days.
with worth as (
  select c.number, c.cut, d.action_key, v.variant, :amount as amount
  from cut_user c
  join activity d on d.entity = c.entity
  join cut_variant v on v.action_key = d.action_key
  where d.day <= c.day
    and (v.window_days is null or :age < v.window_days)
    and d.amount is not null
    and :chosen
),
done as (
  select number, cut, action_key, variant, sum(amount) as total, max(amount) as most
  from worth
  group by number, cut, action_key, variant
)
select
  d.number,
  d.cut,
  d.action_key,
  d.variant,
  least(case when v.aggregate = 'max' then d.most else d.total end, v.max_amount) as amount
from done d
join cut_variant v on v.action_key = d.action_key and v.variant = d.variant
