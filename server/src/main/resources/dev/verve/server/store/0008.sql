-- Interventions as they were planned, under the model that stood then, and what became of them; of
-- several verdicts the last one stands.
create table intervention (
  name varchar not null, yaml varchar not null, version_key integer not null,
  registered_at timestamptz not null, registered_by varchar not null,
  cost varchar, learned varchar
);
create table intervention_verdict (
  name varchar not null, made_at timestamptz not null, verdict varchar not null,
  document varchar not null
);
