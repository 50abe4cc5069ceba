-- How many users of each group stand in each stratum.
select tenure, segment, side, count(*) as users
from :users
group by tenure, segment, side
