-- How many users of each band came back.
select s.band, count(*) as users, count(a.entity) as stayed
from :score s
left join (:acting) a on a.entity = s.entity
group by s.band
