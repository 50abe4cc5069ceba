-- What each user brings to the account: the account's value is the sum of these parts.
select entity, account, raw, :part as part
from (
  select
    s.entity,
    s.account,
    s.raw,
    s.score,
    s.band,
    count(*) over (partition by s.account) as members,
    row_number() over (partition by s.account order by s.score desc, s.entity) as place
  from :score s
  where s.account is not null
) placed
