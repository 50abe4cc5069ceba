-- For how many days each user could be watched, and was last active, counted from the first day.
select entity, cast(date_trunc(':period', first_day) as date) as cohort, first_day,
  :watched as watched,
  :last_age as last_age
from (:known) known
where first_day <= :last
