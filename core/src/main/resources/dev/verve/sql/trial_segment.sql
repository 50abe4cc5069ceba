-- A date of a panel: each value of a trait as a unit, one of which was treated as a whole.
select t.value as unit, :period as period, avg(v.y) as y,
  max(case when t.value = :treated then 1 else 0 end) as treated, t.value as cluster
from :there s
join (:values) v on v.entity = s.entity
join (:trait) t on t.entity = s.entity
where t.value is not null
group by t.value
having count(*) >= :least
