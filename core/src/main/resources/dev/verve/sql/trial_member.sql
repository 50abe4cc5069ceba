-- Whom an intervention is for, and the arm into which each falls by the hash of the id.
select entity, id, :arm as arm
from (
  select entity, id, :place as place
  from (
    select s.entity, i.id, :hash as hash
    from :there s
    join (:ids) i on i.entity = s.entity:traits
    where :kept
  ) hashed
) placed
