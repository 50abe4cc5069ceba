-- The amount of each action as of a date: cap of the day, decay, window, cap.
select d.entity, d.action_key, :amount as amount
from activity d
join :day_weight w on w.action_key = d.action_key and w.day = d.day
group by d.entity, d.action_key
