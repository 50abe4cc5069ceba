-- What the scorer keeps of the events for users of the current model, so that a refresh reads what is
-- new and not what is old: amounts and values by day, who was first seen when and in which account,
-- and the population that follows from it with the traits.
create table kept_activity (
  entity bigint not null, action_key integer not null, day date not null, amount double
);
create table kept_item (
  entity bigint not null, action_key integer not null, day date not null, item varchar not null
);
create table kept_seen (
  entity bigint not null, first_seen date not null, account bigint, seen_at timestamptz not null
);
create table kept_person (
  entity bigint not null, since date, until date, account bigint, profile bigint, seats double
);
drop table account_point_now;
create view account_point_now as
select
  cast(null as integer) as version_key, cast(null as bigint) as account,
  cast(null as integer) as action_key, cast(null as double) as points
where false;
create index identity_of_id on identity (id);
delete from live;
