-- The events of the store as plans read them, each with the person it is known to belong to.
select
  i.person as v_user,
  e.account_key as v_account,
  e.event as v_event,
  e.happened_at as v_at,
  cast(timezone(:zone, e.happened_at) as date) as v_day,
  e.properties
from event_log e
join identity i on i.user_key = e.user_key
where :scope
