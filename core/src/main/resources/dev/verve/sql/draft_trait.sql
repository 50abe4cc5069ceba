-- How many values a trait has, how many are described by it, and how many by more than one value.
select
  max(kinds) as kinds,
  count(*) as described,
  sum(case when lowest <> highest then 1 else 0 end) as wavering
from (
  select
    :entity as entity,
    min(cast(:trait as string)) as lowest,
    max(cast(:trait as string)) as highest
  from :relation
  where nullif(cast(:trait as string), '') is not null and :entity is not null
  group by :entity
) one
cross join (
  select count(distinct cast(:trait as string)) as kinds
  from :relation
  where nullif(cast(:trait as string), '') is not null
) whole
