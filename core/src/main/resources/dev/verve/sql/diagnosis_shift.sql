-- What the scale alone brought to those who stay, as parts.
select entity, cast(0 as integer) as scale, presence, -shift / 2 as part_from, shift / 2 as part_to
from :subject
where presence = 'stays'
