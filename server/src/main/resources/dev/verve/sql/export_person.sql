-- Everybody with the latest account and all traits, as a users file.
select
  i.id as user_id,
  a.id as account_id,
  least(p.v_first_seen, s.first_seen) as first_seen,
  cast(coalesce(p.traits, '{}') as varchar) as properties
from identity i
left join (:people) p on p.v_entity = i.user_key
left join (
  select k.person, cast(timezone('UTC', min(e.happened_at)) as date) as first_seen
  from event_log e
  join identity k on k.user_key = e.user_key
  group by k.person
) s on s.person = i.user_key
left join account a on a.account_key = p.v_account
where i.person = i.user_key
