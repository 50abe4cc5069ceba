-- Playbooks that leave somebody alone: each wording of one is an intervention, into which people
-- come one by one until it is closed or its last day is over.
create table intervention_playbook (
  name varchar not null, playbook varchar not null, entity varchar not null,
  check_after integer not null, definition varchar not null, last_day date not null,
  closed_at timestamptz
);
