-- How many stand in each band on each day, and the sum of their scores.
select d.day, c.band, sum(c.users) as users, sum(c.total) as total
from (
  select day, until, band, count(*) as users, sum(score) as total
  from history_score
  group by day, until, band
) c
join (:days) d on :number >= c.day and :number < c.until
group by d.day, c.band
