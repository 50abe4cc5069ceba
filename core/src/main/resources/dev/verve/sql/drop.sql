-- The largest falls between two dates.
select t.entity, f.score as score_from, t.score as score_to, f.band as band_from, :held as band_to
from :to t
join :from f on f.entity = t.entity
where t.score < f.score
order by t.score - f.score, t.entity
limit :most
