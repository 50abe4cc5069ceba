-- One row for each entity with its points side by side.
select s.entity as id, :as_of as as_of, round(s.raw, 12) as raw, round(s.score, 12) as score, s.band:columns
from :score s
left join (
  select entity, :pivoted
  from :point
  group by entity
) p on p.entity = s.entity
order by s.entity
