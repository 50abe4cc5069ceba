-- Points of each action: the curve of the amount times the weight.
select
  m.entity,
  m.action_key,
  case a.curve
    when 'sqrt' then sqrt(greatest(m.amount, 0))
    when 'log' then ln(1 + greatest(m.amount, 0))
    else :bent
  end * :weight as points
from (:amount) m
join action a on a.action_key = m.action_key
:members
