-- Amounts by day from a rollup whose parts may hold events of the same day.
select entity, action_key, day, :amount as amount
from rolled_activity
where day >= :first
  and day <= :last
group by entity, action_key, day
