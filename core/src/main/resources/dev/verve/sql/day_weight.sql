-- What a day counts for an action as of a date: days outside the action's window have no row.
select
  a.action_key,
  d.day,
  case a.decay
    when 'half_life' then pow(2, -:age / a.decay_days)
    when 'linear' then greatest(0, 1 - :age / a.decay_days)
    else 1
  end as weight,
  a.max_per_day,
  a.max_amount,
  a.aggregate
from action a
join (:days) d on a.window_days is null or :age < a.window_days
