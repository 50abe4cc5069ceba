-- Accounts from their users.
select account, users, raw, score, :band as band
from (
  select r.account, r.users, r.raw, :score as score
  from (
    select account, count(*) as users, sum(part) as raw
    from :member
    group by account
  ) r:reference
) scored
