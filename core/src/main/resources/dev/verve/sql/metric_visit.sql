-- Visits: a user's events with no long pause between them, or since an event that begins a visit.
with told as (
  select
    :entity as entity,
    e.v_day as day,
    epoch(e.v_at) as moment,
    case when :page then 1 else 0 end as page,
    case when :visit then 1 else 0 end as begins
  from event e
  where :entity is not null
    and e.v_at >= :from
    and e.v_at < :until
),
cut as (
  select *,
    case
      when begins = 1 or moment - lag(moment) over ordered > :pause or lag(moment) over ordered is null
      then 1 else 0
    end as cut
  from told
  window ordered as (partition by entity order by moment, begins desc)
),
numbered as (
  select *,
    sum(cut) over (partition by entity order by moment, begins desc rows unbounded preceding) as visit
  from cut
),
visit as (
  select entity, visit, min(day) as day, max(moment) - min(moment) as seconds, sum(page) as pages
  from numbered
  group by entity, visit
)
select
  u.segment,
  d.period_key,
  count(*) as visits,
  sum(v.seconds) as seconds,
  sum(case when v.pages > 0 then 1 else 0 end) as with_page,
  sum(case when v.pages = 1 then 1 else 0 end) as single_page
from visit v
join metric_user u on u.entity = v.entity
join metric_period_day d on d.day = v.day
group by u.segment, d.period_key
