-- One row for each account with what every action brings.
select s.account as id, :as_of as as_of, round(s.raw, 12) as raw, round(s.score, 12) as score, s.band, s.users:columns
from :score s
left join (
  select account, :pivoted
  from :point
  group by account
) p on p.account = s.account
order by s.account
