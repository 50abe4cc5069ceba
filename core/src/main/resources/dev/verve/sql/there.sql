-- Who was there at a date, and what was known of them then.
select entity, account, profile, seats
from :population p
where :there
