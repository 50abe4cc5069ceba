-- The raw points of everybody who was there at a date; nobody is left out for being silent.
select p.entity, p.account, p.seats, coalesce(t.raw, 0) as raw
from :there p
left join (
  select entity, sum(points) as raw
  from :point
  group by entity
) t on t.entity = p.entity
