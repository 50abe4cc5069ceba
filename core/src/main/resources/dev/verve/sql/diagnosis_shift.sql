-- What the scale alone brought to those who stay, as parts.
select cast(0 as integer) as scale, place, -shift / 2 as part_from, shift / 2 as part_to
from diagnosis_located
