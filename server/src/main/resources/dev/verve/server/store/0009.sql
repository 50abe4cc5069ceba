-- Lists that somebody gave a name, and days on which something happened that people may feel.
create table saved_list (
  id varchar not null, room varchar not null, name varchar not null, query varchar not null,
  owner varchar not null, shared boolean not null, saved_at timestamptz not null
);
create table marker (
  id varchar not null, day date not null, label varchar not null,
  added_by varchar not null, added_at timestamptz not null
);
