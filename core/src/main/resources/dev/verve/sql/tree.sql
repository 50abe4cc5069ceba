-- What each action brings to the whole population, and to how many.
select
  a.action_key,
  coalesce(sum(p.points), 0) as points,
  count(case when p.points <> 0 then 1 end) as users
from action a
left join :point p on p.action_key = a.action_key
group by a.action_key
order by a.action_key
