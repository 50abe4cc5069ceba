-- Everybody at either of two dates: both scores, what a change of the scale alone
-- brought, and what a raw point of one date brings to the part of an action at one date: the two
-- parts differ by slope times the change of the points for those who stay, and are worth times the
-- points for those who are there once.
select
  entity,
  presence,
  score_from,
  score_to,
  band_from,
  band_to,
  case when presence = 'stays' then score_to - score_from - slope * (raw_to - raw_from) else 0 end
    as shift,
  case presence when 'stays' then (worth_from + slope) / 2 when 'lost' then worth_from else 0 end
    as from_by_from,
  case when presence = 'stays' then (worth_to - slope) / 2 else 0 end as from_by_to,
  case when presence = 'stays' then (worth_from - slope) / 2 else 0 end as to_by_from,
  case presence when 'stays' then (worth_to + slope) / 2 when 'new' then worth_to else 0 end
    as to_by_to
from (
  select
    coalesce(a.entity, b.entity) as entity,
    case when b.entity is null then 'lost' when a.entity is null then 'new' else 'stays' end
      as presence,
    a.raw as raw_from,
    b.raw as raw_to,
    a.score as score_from,
    b.score as score_to,
    a.band as band_from,
    b.band as band_to,
    case when a.raw > 0 then a.score / a.raw else 0 end as worth_from,
    case when b.raw > 0 then b.score / b.raw else 0 end as worth_to,
    case
      when abs(b.raw - a.raw) <= 1e-11 * (1 + abs(a.raw)) then :slope
      else (b.score - a.restated + b.restated - a.score) / 2 / (b.raw - a.raw)
    end as slope
  from :from a
  full join :to b on b.entity = a.entity
) pair
