-- Whom to look at and what became of them: those who had not left by the day, and whose outcome is
-- closed by the last day that is known.
with told as (
  select o.entity, w.cut, :happened as happened, :stayed as stayed
  from outcome_day o
  join :looks
  where :matters
  group by o.entity, w.cut
)
select w.number, w.grouped, w.entity, w.cut, w.day, coalesce(t.happened, :without) as happened
from (:watched) w
left join told t on t.entity = w.entity and t.cut = w.cut
where :distance_to_end >= :days
  and coalesce(t.stayed, true)
