-- Accounts with all their traits, later ones over earlier.
select
  account_key,
  cast(timezone(:zone, min(happened_at)) as date) as first_seen,
  list_reduce(
    list(cast(traits as json) order by happened_at, seq),
    lambda earlier, later: json_merge_patch(earlier, later)
  ) as traits
from account_profile
group by account_key
