-- Everybody at either of two dates with the values to slice by; a value is null where its date has
-- nobody.
select s.*:columns
from :subject s
left join :known p on p.entity = s.entity:joins
