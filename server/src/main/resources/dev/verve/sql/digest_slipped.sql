-- Who fell most of those who are in a lower band than a week before, by the model's hold.
select p.id, f.score as score_before, t.score, f.band as band_before, :held as band
from (select * from score_day where version_key = :version and day = :to) t
join (select * from score_day where version_key = :version and day = :from) f on f.person = t.person
join identity p on p.user_key = t.person
where :held <> f.band and t.score < f.score
order by f.score - t.score desc, p.id
