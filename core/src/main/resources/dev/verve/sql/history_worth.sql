-- Points that enter, where points simply add: scaled so that those of different days decay alike.
select d.entity_key, d.day, d.amount * :worth as points
from history_amount d
join action a on a.action_key = d.action_key
:members
