-- Raw points that stay the same between change points.
select entity_key, day, until, total as raw
from (:sums) sums
where day >= 0 and until > day
