-- Whom to look at and what became of them: those who had not left by the day, and whose outcome is
-- closed by the last day that is known.
select number, grouped, entity, cut, day, happened
from (
  select
    w.number,
    w.grouped,
    w.entity,
    w.cut,
    w.day,
    :happened as happened,
    :stayed as stayed
  from (:watched) w
  left join outcome_day o on o.entity = w.entity
  where :distance_to_end >= :days
  group by w.number, w.grouped, w.entity, w.cut, w.day
) looked_at
where stayed
