-- The segments that everybody belonged to on the day they are looked at, as bits.
select c.number, c.cut, p.profile
from cut_user c
join cut_population p on p.entity = c.entity
where :chosen
  and (p.since is null or p.since <= c.day)
  and (p.until is null or p.until > c.day)
