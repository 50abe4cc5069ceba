-- The amount of each action as of a date: cap of the day, decay, window, cap. A day without a number
-- has none, and least() would read its cap.
select d.entity, d.action_key, :amount as amount
from activity d
join :day_weight w on w.action_key = d.action_key and w.day = d.day
where d.amount is not null
group by d.entity, d.action_key
