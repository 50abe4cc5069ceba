-- Everybody who was first seen between two days.
select entity
from (:known) k
group by entity
having min(since) between :first and :last
