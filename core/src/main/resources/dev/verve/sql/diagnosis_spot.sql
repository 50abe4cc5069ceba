-- How far each action moved the scores of those who stay, by where they stand at the later date.
select
  p.action_key,
  :columns,
  sum(p.part_to - p.part_from) as total,
  sum((p.part_to - p.part_from) * (p.part_to - p.part_from)) as squares
from diagnosis_part p
join diagnosis_slice s on s.entity = p.entity
where p.presence = 'stays'
group by p.action_key, :columns
