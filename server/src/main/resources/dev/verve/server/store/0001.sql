-- Everything that arrives is appended; only identity rows change, when two histories prove to be one
-- person. Columns named seq number all changes in the order of their commits.
create table identity (
  user_key bigint not null, id varchar not null, person bigint not null, identified boolean not null
);
create table account (account_key bigint not null, id varchar not null);
create table event_log (
  seq bigint not null, user_key bigint not null, account_key bigint, event varchar not null,
  happened_at timestamptz not null, received_at timestamptz not null,
  message_id varchar, message_key uuid, properties varchar
);
create table profile (
  seq bigint not null, user_key bigint not null, account_key bigint,
  happened_at timestamptz not null, traits varchar not null
);
create table account_profile (
  seq bigint not null, account_key bigint not null,
  happened_at timestamptz not null, traits varchar not null
);
create table merge_log (seq bigint not null, gone bigint not null, kept bigint not null);
create table reject (
  received_at timestamptz not null, reason varchar not null, path varchar not null,
  user_id varchar, payload varchar not null
);
create table credential (
  hash varchar not null, role varchar not null, name varchar not null, created_at timestamptz not null
);
create table audit (
  happened_at timestamptz not null, who varchar not null, what varchar not null, detail varchar not null
);
create table receipt (
  id_hash varchar not null, erased_at timestamptz not null, ids bigint not null,
  events bigint not null, traits bigint not null, scores bigint not null, rejects bigint not null
);
create table model (
  version_key integer not null, version varchar not null, name varchar not null, yaml varchar not null,
  lock varchar, state varchar not null, created_at timestamptz not null, published_at timestamptz
);
create table live (
  version_key integer not null, as_of date not null, history_from date not null,
  watermark bigint not null, refreshed_at timestamptz not null
);
create table score_now (
  version_key integer not null, person bigint not null, account bigint, seats double,
  raw double not null, score double not null, band varchar not null
);
create table point_now (
  version_key integer not null, person bigint not null, action_key integer not null,
  points double not null
);
create table account_now (
  version_key integer not null, account bigint not null, users bigint not null,
  raw double not null, score double not null, band varchar not null
);
create table account_point_now (
  version_key integer not null, account bigint not null, action_key integer not null,
  points double not null
);
create table action_of (
  version_key integer not null, action_key integer not null,
  branch varchar not null, action varchar not null
);
create table score_day (
  version_key integer not null, day date not null, person bigint not null, account bigint,
  seats double,
  raw double not null, score double not null, band varchar not null
);
create table account_day (
  version_key integer not null, day date not null, account bigint not null, users bigint not null,
  raw double not null, score double not null, band varchar not null
);
create table late (version_key integer not null, person bigint not null, day date not null);
create view change as
select seq from event_log
union all select seq from profile
union all select seq from account_profile
union all select seq from merge_log;
create view event as
select
  p.id as user_id, a.id as account_id, e.event, e.happened_at as timestamp,
  e.received_at, e.message_id, cast(e.properties as json) as properties
from event_log e
join identity i on i.user_key = e.user_key
join identity p on p.user_key = i.person
left join account a on a.account_key = e.account_key;
create view score as
select p.id, l.as_of, a.id as account_id, n.raw, n.score, n.band
from score_now n
join live l on l.version_key = n.version_key
join identity p on p.user_key = n.person
left join account a on a.account_key = n.account;
create view score_history as
select p.id, d.day as as_of, m.version, a.id as account_id, d.raw, d.score, d.band
from score_day d
join model m on m.version_key = d.version_key
join identity p on p.user_key = d.person
left join account a on a.account_key = d.account;
create view account_score as
select a.id, l.as_of, n.users, n.raw, n.score, n.band
from account_now n
join live l on l.version_key = n.version_key
join account a on a.account_key = n.account;
create view account_history as
select a.id, d.day as as_of, m.version, d.users, d.raw, d.score, d.band
from account_day d
join model m on m.version_key = d.version_key
join account a on a.account_key = d.account;
