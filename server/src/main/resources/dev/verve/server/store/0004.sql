-- What was found of a version of the model: how well it predicts, and whether it still holds.
create table evidence (
  version_key integer not null, made_at timestamptz not null, document varchar not null
);
