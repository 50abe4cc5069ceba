-- Everybody under a short key, with the number of their place.
select
  :number as subject,
  s.entity,
  p.place,
  s.shift,
  s.from_by_from,
  s.from_by_to,
  s.to_by_from,
  s.to_by_to
from :subject s
join diagnosis_place p on p.presence = s.presence:same
