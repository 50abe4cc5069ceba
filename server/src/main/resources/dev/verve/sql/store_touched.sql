-- Whose scores may have changed since a change, from which day on, and whether more than events was
-- told of them: traits, accounts and merges hold for all days, as in a run over files.
select person, min(day) as day, bool_or(described) as described
from (
  select v_user as person, v_day as day, false as described
  from new_event
  union all
  select
    i.person,
    case
      when p.traits = '{}' and p.account_key is null then cast(timezone(:zone, p.happened_at) as date)
      else date '1900-01-01'
    end as day,
    true as described
  from profile p
  join identity i on i.user_key = p.user_key
  where p.seq > :after
  union all
  select i.person, date '1900-01-01' as day, true as described
  from account_profile a
  join profile p on p.account_key = a.account_key
  join identity i on i.user_key = p.user_key
  where a.seq > :after
  union all
  select i.person, date '1900-01-01' as day, true as described
  from merge_log m
  join identity i on i.user_key = m.kept
  where m.seq > :after
  union all
  select m.gone as person, date '1900-01-01' as day, true as described
  from merge_log m
  where m.seq > :after
) changed
group by person
