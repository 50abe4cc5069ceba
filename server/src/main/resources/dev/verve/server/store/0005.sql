-- A day's scores stand in one table from their first computation to the end of their history, so that
-- the turn of a day copies nothing. Points are kept as of an earlier day: the decay since then is one
-- factor for all.
drop table score_now;
drop table account_now;
drop table point_now;
create table kept_point (
  version_key integer not null, person bigint not null, action_key integer not null,
  points double not null
);
alter table live add column decay double;
delete from live;
create view score_now as
select d.version_key, d.person, d.account, d.seats, d.raw, d.score, d.band
from score_day d
join live l on l.version_key = d.version_key and l.as_of = d.day;
create view account_now as
select d.version_key, d.account, d.users, d.raw, d.score, d.band
from account_day d
join live l on l.version_key = d.version_key and l.as_of = d.day;
create view point_now as
select p.version_key, p.person, p.action_key, p.points * l.decay as points
from kept_point p
join live l on l.version_key = p.version_key;
create or replace view score_history as
select
  coalesce(p.id, e.id) as id, d.day as as_of, m.version, a.id as account_id, d.raw, d.score, d.band
from score_day d
join model m on m.version_key = d.version_key
left join live l on l.version_key = d.version_key and l.as_of = d.day
left join identity p on m.entity = 'user' and p.user_key = d.person
left join account e on m.entity = 'account' and e.account_key = d.person
left join account a on a.account_key = d.account
where coalesce(p.id, e.id) is not null and l.as_of is null;
create or replace view account_history as
select a.id, d.day as as_of, m.version, d.users, d.raw, d.score, d.band
from account_day d
join model m on m.version_key = d.version_key
join account a on a.account_key = d.account
left join live l on l.version_key = d.version_key and l.as_of = d.day
where l.as_of is null;
create or replace view movement as
with kept as (
  select d.day, d.person, d.band
  from score_day d join live l on l.version_key = d.version_key
)
select
  cast(t.day - 1 as date) as from_date, t.day as to_date,
  f.band as from_band, t.band as to_band, count(*) as users
from kept t
left join kept f on f.person = t.person and f.day = t.day - 1
where t.day > (select min(day) from kept)
group by t.day, f.band, t.band;
