-- Everybody at either of two dates with the values to slice by; a value is null where its date has
-- nobody.
select s.entity, s.presence, s.score_from, s.score_to, s.band_from, s.band_to:columns
from :subject s
left join (:known) p on p.entity = s.entity:joins
