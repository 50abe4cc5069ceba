-- After how many days half of those who got to an action had.
select side, event, :median as days
from power_first
group by side, event
