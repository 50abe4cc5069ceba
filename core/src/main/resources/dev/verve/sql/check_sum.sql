-- A ratio of sums in each of two periods, and the squares of what each user moved their difference
-- by: the same users may be in both.
with pair as (
  select
    entity,
    sum(case when period = 0 then :numerator else 0 end) as x_from,
    sum(case when period = 0 then :denominator else 0 end) as y_from,
    sum(case when period = 1 then :numerator else 0 end) as x_to,
    sum(case when period = 1 then :denominator else 0 end) as y_to
  from :relation
  group by entity
),
ratio as (
  select
    sum(case when y_from > 0 then 1 else 0 end) as users_from,
    sum(case when y_to > 0 then 1 else 0 end) as users_to,
    nullif(sum(y_from), 0) as total_from,
    nullif(sum(y_to), 0) as total_to,
    sum(x_from) / nullif(sum(y_from), 0) as ratio_from,
    sum(x_to) / nullif(sum(y_to), 0) as ratio_to
  from pair
)
select
  r.users_from,
  r.users_to,
  r.ratio_from,
  r.ratio_to,
  sum(power((x_to - r.ratio_to * y_to) / r.total_to - (x_from - r.ratio_from * y_from) / r.total_from, 2))
    as squares
from pair
cross join ratio r
group by r.users_from, r.users_to, r.ratio_from, r.ratio_to
