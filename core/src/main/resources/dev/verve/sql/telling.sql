-- What events tell of everybody, in as few rows as tell it: who was seen on which day, and what was
-- known of them then.
select :columns, max(v_at) as v_at
from (
  select :told, e.v_at
  from event e
  where :entity is not null
) e
group by :columns
