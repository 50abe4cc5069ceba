-- Who was there at a date, and what was known of them then.
select entity, account, profile, seats
from population
where (since is null or since <= :as_of)
  and (until is null or until > :as_of)
