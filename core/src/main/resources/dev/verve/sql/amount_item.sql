-- How many different values each action met in its window.
select d.entity, d.action_key, :amount as amount
from activity_item d
join :day_weight w on w.action_key = d.action_key and w.day = d.day
group by d.entity, d.action_key
