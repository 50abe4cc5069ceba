-- What everybody had done of each action by the day they are looked at, by each way of counting days.
select c.number, c.cut, d.action_key, v.variant, :amount as amount
from cut_user c
join activity d on d.entity = c.entity
join cut_variant v on v.action_key = d.action_key
where d.day <= c.day
  and (v.window_days is null or :age < v.window_days)
  and d.amount is not null
  and :chosen
group by c.number, c.cut, d.action_key, v.variant
