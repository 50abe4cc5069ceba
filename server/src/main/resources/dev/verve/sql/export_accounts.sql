-- Every account with all its traits.
select a.id as account_id, d.first_seen, cast(coalesce(d.traits, '{}') as varchar) as properties
from account a
left join (:accounts) d on d.account_key = a.account_key
