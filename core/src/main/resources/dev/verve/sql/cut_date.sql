-- Everybody who was there by fixed dates, looked at on each of them.
select p.number, p.grouped, p.entity, d.cut, d.day
from cut_person p
join (values :dates) d (cut, day) on p.first_seen <= d.day
