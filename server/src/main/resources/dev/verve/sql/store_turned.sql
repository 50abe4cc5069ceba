-- Of whom something is new, and for whom something begins or ends to count with a day.
select person from touched
union
select entity as person from kept_activity where :entered or :left
union
select entity as person from kept_item where :entered or :left
union
select entity as person from kept_person where since = :day or until = :day
