-- Rules and the alerts that they raised; where scores go, what each destination was last told, and
-- every delivery: those that wait, those that arrived, and those that were given up.
create table alert_plan (
  seq bigint not null, yaml varchar not null, saved_at timestamptz not null, who varchar not null
);
create table alert_seen (rule varchar not null, version_key integer not null, until date not null);
create table alert (
  id bigint not null, rule varchar not null, title varchar not null, kind varchar not null,
  person bigint, account bigint, about varchar, day date not null, raised_at timestamptz not null,
  words varchar not null, score double, score_before double, band varchar, band_before varchar,
  branch varchar, told varchar, assigned varchar, copied varchar,
  state varchar not null, assignee varchar, snoozed_until timestamptz, changed_at timestamptz,
  destinations varchar not null, due_at timestamptz not null, told_at timestamptz
);
create table alert_note (
  alert bigint not null, happened_at timestamptz not null, who varchar not null,
  what varchar not null, note varchar not null
);
create table destination (
  name varchar not null, kind varchar not null, settings varchar not null, secrets varchar,
  enabled boolean not null, created_at timestamptz not null, created_by varchar not null,
  failures integer not null, resume_at timestamptz, problem varchar
);
create table told_score (
  destination varchar not null, entity varchar not null, entity_key bigint not null,
  score double not null, band varchar not null, as_of date not null
);
create table delivery (
  seq bigint not null, destination varchar not null, kind varchar not null, entity varchar,
  person bigint, account bigint, message_key varchar not null, payload varchar not null,
  state varchar not null, attempts integer not null, next_at timestamptz not null,
  status integer, problem varchar, created_at timestamptz not null, done_at timestamptz
);
create table playbook_plan (
  seq bigint not null, yaml varchar not null, saved_at timestamptz not null, who varchar not null
);
create table playbook_run (
  id bigint not null, playbook varchar not null, entity varchar not null,
  person bigint, account bigint, held_out boolean not null, started_on date not null,
  started_at timestamptz not null, step integer not null, due_on date not null,
  waits_since date, score double not null, band varchar not null,
  state varchar not null, outcome varchar, ended_on date
);
create table playbook_step (
  run bigint not null, step integer not null, happened_at timestamptz not null,
  what varchar not null, words varchar not null
);
create table list_member (
  list varchar not null, entity varchar not null, person bigint, account bigint,
  added_at timestamptz not null, playbook varchar not null
);
create table digest (owner varchar not null, week date not null, sent_at timestamptz not null);
