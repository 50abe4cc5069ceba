-- Raw points as long as each key holds.
select r.entity_key, r.day, least(r.until, h.until) as until, r.raw
from history_raw r
join history_entity h on h.entity_key = r.entity_key
where r.day >= h.day
  and r.day < h.until
