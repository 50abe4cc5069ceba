-- What each action brought to the average at two dates, as sums of which averages and variances follow.
select
  a.branch,
  a.action,
  w.presence,
  w.users,
  s.total_from,
  s.total_to,
  s.squares_from,
  s.squares_to,
  s.products
from (
  select
    d.part,
    p.presence,
    sum(d.total_from) as total_from,
    sum(d.total_to) as total_to,
    sum(d.squares_from) as squares_from,
    sum(d.squares_to) as squares_to,
    sum(d.products) as products
  from (:sums) d
  join diagnosis_place p on p.place = d.place
  group by d.part, p.presence
) s
join (select presence, sum(users) as users from diagnosis_place group by presence) w
  on w.presence = s.presence
join action a on a.action_key = s.part
