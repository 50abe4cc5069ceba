-- Whom each person is known as after the merges since a change; nobody, once erased.
select distinct m.entity, i.person
from (
  select gone as entity from merge_log where seq > :after
  union all
  select kept as entity from merge_log where seq > :after
) m
left join identity i on i.user_key = m.entity
