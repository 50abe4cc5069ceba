-- The sums of one metric in each arm: users with an earlier value beside it, and users without.
select
  arm,
  count(*) as users,
  count(*) - count(y) as missing,
  min(case when y is null or y in (0, 1) then 1 else 0 end) as share,
  count(case when x is not null then y end) as pairs,
  avg(case when y is not null then x end) as x_mean,
  var_pop(case when y is not null then x end) as x_variance,
  avg(case when x is not null then y end) as y_mean,
  var_pop(case when x is not null then y end) as y_variance,
  covar_pop(x, y) as covariance,
  count(case when x is null then y end) as alone,
  avg(case when x is null then y end) as alone_mean,
  var_pop(case when x is null then y end) as alone_variance
from (select arm, :metric as y, :before as x from :trial) trial
where arm is not null
group by arm
order by arm
