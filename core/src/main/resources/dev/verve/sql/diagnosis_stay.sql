-- How many of those who stay stand where at the later date.
select :columns, count(*) as users
from diagnosis_slice
where presence = 'stays'
group by :columns
