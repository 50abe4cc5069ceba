-- Everybody at either of two dates with the values to slice by; a value is null where its date has
-- nobody.
select s.*:columns
from :subject s:joins
