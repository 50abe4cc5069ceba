-- Points of each action: the curve of the amount times the weight.
select
  m.entity,
  m.action_key,
  :bent * :weight as points
from (:amount) m
join action a on a.action_key = m.action_key
:members
