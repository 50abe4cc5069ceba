-- Everybody up to a day: since when they are there, and in which segment.
select p.entity, p.since, coalesce(nullif(cast(:segment as string), ''), '(none)') as segment
from (:known) p:traits
