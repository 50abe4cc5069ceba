-- Parts of whole branches.
select
  entity,
  branch_key,
  presence,
  sum(part_from) as part_from,
  sum(part_to) as part_to
from diagnosis_part
group by entity, branch_key, presence
