-- Two thousand users; a sixth joins while we watch.
select
  'u' || i as id,
  case
    when hash('%1$d plan' || i) %% 100 < 50 then 'free'
    when hash('%1$d plan' || i) %% 100 < 80 then 'pro'
    else 'enterprise'
  end as plan,
  ['US', 'DE', 'FR', 'IN'][1 + cast(hash('%1$d country' || i) %% %2$d as integer)] as country,
  case when hash('%1$d new' || i) %% 6 = 0 then cast(hash('%1$d day' || i) %% 88 as integer) else -1 end
    as joined,
  (hash('%1$d a' || i) %% 1000 + hash('%1$d b' || i) %% 1000 + hash('%1$d c' || i) %% 1000) / 500.0 - 3
    as need
from unnest(range(2000)) as t(i)
