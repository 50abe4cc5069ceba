-- What a score must beat: events and days with one in the window up to the day, and the days since
-- the last one.
select
  c.number,
  c.cut,
  coalesce(sum(case when :age < :window then d.events end), 0) as events,
  count(case when :age < :window then 1 end) as days,
  min(:age) as silent
from cut_user c
join event_day d on d.entity = c.entity
where d.day <= c.day
  and :chosen
group by c.number, c.cut
