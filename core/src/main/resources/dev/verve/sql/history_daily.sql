-- The scores of everybody on each day.
select h.entity, d.day, s.raw, s.score, s.band
from (
  select entity_key, raw, score, band, :each as day
  from history_score
) s
join history_entity h on h.entity_key = s.entity_key
join (:days) d on :number = s.day
