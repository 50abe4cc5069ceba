-- Tokens and models with names of their own, and the views that queries of users read.
alter table credential add column id varchar;
alter table credential add column issued_by varchar;
update credential set id = substr(hash, 1, 12), issued_by = 'server';
alter table model add column author varchar;
alter table model add column note varchar;
alter table model add column entity varchar;
alter table model add column draft_version varchar;
update model set
  author = 'server', note = '', draft_version = version,
  entity = case when regexp_matches(yaml, '(^|\n)entity:\s*account') then 'account' else 'user' end;
alter table receipt add column purged_at timestamptz;
create table metric (
  slug varchar not null, period varchar not null, period_start date not null,
  segment varchar, value double, numerator double, denominator double
);
create view activity as
select
  cast(null as varchar) as id, cast(null as date) as day, cast(null as varchar) as branch,
  cast(null as varchar) as action, cast(null as double) as amount
where false;
create or replace view score as
select coalesce(p.id, e.id) as id, l.as_of, a.id as account_id, n.raw, n.score, n.band
from score_now n
join live l on l.version_key = n.version_key
join model m on m.version_key = n.version_key
left join identity p on m.entity = 'user' and p.user_key = n.person
left join account e on m.entity = 'account' and e.account_key = n.person
left join account a on a.account_key = n.account
where coalesce(p.id, e.id) is not null;
create or replace view score_history as
select
  coalesce(p.id, e.id) as id, d.day as as_of, m.version, a.id as account_id, d.raw, d.score, d.band
from score_day d
join model m on m.version_key = d.version_key
left join identity p on m.entity = 'user' and p.user_key = d.person
left join account e on m.entity = 'account' and e.account_key = d.person
left join account a on a.account_key = d.account
where coalesce(p.id, e.id) is not null;
create view movement as
with kept as (
  select d.day, d.person, d.band
  from score_day d join live l on l.version_key = d.version_key
  union all
  select l.as_of as day, n.person, n.band
  from score_now n join live l on l.version_key = n.version_key
)
select
  cast(t.day - 1 as date) as from_date, t.day as to_date,
  f.band as from_band, t.band as to_band, count(*) as users
from kept t
left join kept f on f.person = t.person and f.day = t.day - 1
where t.day > (select min(day) from kept)
group by t.day, f.band, t.band
