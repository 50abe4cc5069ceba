-- The action that explains most of a change of points between two dates, in the direction of it.
with change as (
  select coalesce(t.:key, f.:key) as entity, coalesce(t.action_key, f.action_key) as action_key,
    coalesce(t.points, 0) - coalesce(f.points, 0) as points
  from (select * from :to where :whom) t
  full join (select * from :from where :whom) f
    on f.:key = t.:key and f.action_key = t.action_key
), ranked as (
  select *, row_number() over (
      partition by entity order by points * sign(whole) desc, action_key) as place
  from (select *, sum(points) over (partition by entity) as whole from change) c
  where whole <> 0
)
select entity, action_key, points
from ranked
where place = 1
