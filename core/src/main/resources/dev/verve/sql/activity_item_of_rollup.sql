-- Different values by day from a rollup whose parts may hold events of the same day.
select distinct entity, action_key, day, item
from rolled_item
where day >= :first
  and day <= :last
