-- Everybody by number, with the group that they depend on and the day from which their life is counted.
select
  row_number() over (order by p.entity) - 1 as number,
  :grouped - 1 as grouped,
  p.entity,
  p.since as first_seen,
  :start as start
from :known p
:listed
