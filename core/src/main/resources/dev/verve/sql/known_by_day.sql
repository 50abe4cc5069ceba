-- What was known of every entity by the end of each day that tells something.
select entity, day, min(first_seen) over (partition by entity) as first_seen:known
from (:told) told
