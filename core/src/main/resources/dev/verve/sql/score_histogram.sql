-- Users by score, in steps of so many points, and by band.
select
  least(cast(floor(score / :step) as integer), :last) as bin,
  band,
  count(*) as users
from :score
group by 1, 2
