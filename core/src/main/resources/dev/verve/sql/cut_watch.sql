-- Whom to watch, and until when: those who were lost up to the loss, the others as long as the outcome.
select number, entity, lost, coalesce(lost_on, day + interval '1' day * :days) as ends
from (
  select
    c.number,
    c.entity,
    c.day,
    not c.happened as lost,
    :lost_on as lost_on
  from cut_user c
  left join outcome_day o on o.entity = c.entity
  group by c.number, c.entity, c.day, c.happened
) looked_at
where not lost or lost_on > day
