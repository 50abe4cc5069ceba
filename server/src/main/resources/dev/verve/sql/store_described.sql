-- Those of the touched of whom the population may tell something else than before.
select person from touched where described
union
select n.entity as person
from new_seen n
left join old_seen k on k.entity = n.entity
where k.entity is null
  or k.first_seen <> n.first_seen
  or k.account is distinct from n.account
