-- One row a unit and period, and whether the data agrees on what it says there.
select
  unit,
  period,
  count(*) as seen,
  avg(y) as y,
  min(treated) as treated,
  max(treated) as treated_most,
  min(cluster) as cluster,
  max(cluster) as cluster_most
from :panel
where unit is not null
  and period is not null
group by unit, period
order by unit, period
