-- Parts of whole branches.
select
  p.subject,
  p.place,
  k.branch_key,
  sum(p.part_from) as part_from,
  sum(p.part_to) as part_to
from diagnosis_part p
join diagnosis_action k on k.action_key = p.action_key
group by p.subject, p.place, k.branch_key
