-- How many stand in each band, and the average.
select band, count(*) as users, sum(score) as total
from :score
group by band
