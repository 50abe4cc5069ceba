-- Current scores that a destination was not told yet: another band by the model's hold, or so many
-- points more or less within one.
select t.entity, t.id, t.account, t.score, :held as band,
  f.score as score_before, f.band as band_before, f.as_of as told_on, k.value as key
from (:scores) t
left join (
  select * from told_score where destination = :destination and entity = :kind
) f on f.entity_key = t.entity
left join (:keys) k on k.entity = t.entity
where f.band is null or :held <> f.band or (:least > 0 and abs(t.score - f.score) >= :least)
order by t.entity
