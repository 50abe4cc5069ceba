-- How many different values each action had met by the day, by each way of counting days.
select
  c.number,
  c.cut,
  d.action_key,
  v.variant,
  least(cast(count(distinct d.item) as double), any_value(v.max_amount)) as amount
from cut_user c
join activity_item d on d.entity = c.entity
join cut_variant v on v.action_key = d.action_key
where d.day <= c.day
  and (v.window_days is null or :age < v.window_days)
  and :chosen
group by c.number, c.cut, d.action_key, v.variant
