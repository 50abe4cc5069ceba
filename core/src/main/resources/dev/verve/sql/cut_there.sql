-- What was known of everybody on the day they are looked at.
select p.entity, p.account, p.profile, p.seats
from population p
join cut_user c on c.entity = p.entity
where c.cut = :cut
  and (p.since is null or p.since <= c.day)
  and (p.until is null or p.until > c.day)
