-- The weight of each action for each set of overrides that some entity falls under; the last wins.
select
  p.profile,
  a.action_key,
  coalesce(max_by(o.weight, o.bit), any_value(a.weight)) as weight
from (select distinct profile from population) p
cross join action a
left join override_weight o on o.action_key = a.action_key and (p.profile & o.bit) <> 0
group by p.profile, a.action_key
