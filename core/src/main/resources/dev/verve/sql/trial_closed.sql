-- An outcome counted from each member's own day, where no more days can change it.
select h.entity, h.happened as y
from (:happened) h
join trial_member m on m.entity = h.entity
where m.day <= :last
