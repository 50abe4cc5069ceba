-- Raw points day by day while there are any, since they decay also when nothing happens.
select entity_key, day, case when total = 0 then until else day + 1 end as until, :raw as raw
from (
  select entity_key, until, total, moment, :each as day
  from (:sums) sums
  where day >= 0 and until > day
) days
