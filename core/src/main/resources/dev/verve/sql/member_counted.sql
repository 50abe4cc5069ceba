-- What each user brings to the account, where only the account's size matters and no one's place.
select entity, account, raw, :part as part
from (
  select s.entity, s.account, s.raw, s.score, a.seats
  from :score s
  join (
    select account, greatest(count(*), coalesce(max(seats), 0)) as seats
    from :score
    where account is not null
    group by account
  ) a on a.account = s.account
) counted
