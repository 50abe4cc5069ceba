-- Everybody looked at once, as many days after the own start as all others.
select
  number,
  grouped,
  entity,
  case :splits else :last end as cut,
  cast(start + interval '1' day * :after as date) as day
from cut_person
