-- The version whose scores were computed elsewhere and brought here: while it is published nothing is
-- computed from the events that are here.
create table imported (version_key integer not null, imported_at timestamptz not null);
