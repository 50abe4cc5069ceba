-- What everybody did of each action on each day, by the ids and names that people know.
create or replace view activity as
with event as (:event),
action_event(v_name, v_action) as (values :action_event),
known_action(action_key, branch, action) as (values :action),
done as (:activity)
select i.id, d.day, a.branch, a.action, cast(d.amount as double) as amount
from done d
join known_action a on a.action_key = d.action_key
join :ids i on i.:key = d.entity
