-- A date of a panel: each user as a unit, treated where the intervention was for them.
select s.entity as unit, :period as period, v.y,
  case when m.entity is null then 0 else 1 end as treated, s.entity as cluster
from :there s
join (:values) v on v.entity = s.entity
left join trial_member m on m.entity = s.entity
