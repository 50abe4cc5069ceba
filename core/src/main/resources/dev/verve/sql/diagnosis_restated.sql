-- Scores beside what another scale would say of the same raw points.
select r.entity, r.raw, r.score, r.band, :score as restated
from :relation r:reference
