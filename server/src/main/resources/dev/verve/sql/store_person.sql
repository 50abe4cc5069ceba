-- Everybody who was ever described: the latest account, and all traits, later ones over earlier.
select
  p.v_entity,
  p.v_account,
  p.v_first_seen,
  case when a.traits is null then p.traits else json_merge_patch(a.traits, p.traits) end as traits
from (
  select
    i.person as v_entity,
    arg_max(p.account_key, (p.happened_at, p.seq)) filter (where p.account_key is not null)
      as v_account,
    cast(timezone(:zone, min(p.happened_at)) as date) as v_first_seen,
    list_reduce(
      list(cast(p.traits as json) order by p.happened_at, p.seq),
      lambda earlier, later: json_merge_patch(earlier, later)
    ) as traits
  from profile p
  join identity i on i.user_key = p.user_key
  where :scope
  group by i.person
) p
left join (:accounts) a on a.account_key = p.v_account
