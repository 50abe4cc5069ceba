-- Everybody at either of two dates: both scores, what a change of the scale alone
-- brought, and what a raw point of one date brings to the part of an action at one date: the two
-- parts differ by slope times the change of the points for those who stay, and are worth times the
-- points for those who are there once.
select
  entity:kept,
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
    entity:kept,
    case when raw_to is null then 'lost' when raw_from is null then 'new' else 'stays' end
      as presence,
    raw_from,
    raw_to,
    score_from,
    score_to,
    band_from,
    band_to,
    case when raw_from > 0 then score_from / raw_from else 0 end as worth_from,
    case when raw_to > 0 then score_to / raw_to else 0 end as worth_to,
    case
      when abs(raw_to - raw_from) <= 1e-11 * (1 + abs(raw_from)) then :slope
      else (score_to - restated_from + restated_to - score_from) / 2 / (raw_to - raw_from)
    end as slope
  from (:both) both_dates
) pair
