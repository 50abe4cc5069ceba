-- Where people stand: there at which of two dates, with which values at the later.
select cast(row_number() over (order by presence:columns) as integer) as place, stands.*
from (
  select presence, :users as users:columns
  from :relation
  group by presence:columns
) stands
