-- The amount of each action from the rollup, where all days of the window count alike.
select d.entity, d.action_key, :amount as amount
from activity d
join action a on a.action_key = d.action_key
where d.day >= :first
  and d.day <= :last
  and (a.window_days is null or :age < a.window_days)
  and d.amount is not null
group by d.entity, d.action_key
