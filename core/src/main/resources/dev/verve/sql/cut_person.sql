-- Everybody by number, with the group that they depend on and the day from which their life is counted.
select
  row_number() over (order by p.entity) - 1 as number,
  dense_rank() over (order by p.account, case when p.account is null then p.entity end) - 1 as grouped,
  p.entity,
  p.since as first_seen,
  :start as start
from (:known) p
:listed
