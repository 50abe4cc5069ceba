-- After what time rows were lost, or ceased to be watched.
select duration as time, sum(lost) as lost, sum(1 - lost) as censored
from :durations
where duration is not null
  and lost is not null
group by duration
order by duration
