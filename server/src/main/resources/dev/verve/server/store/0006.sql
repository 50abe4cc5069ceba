-- People who sign in with a name and a password; the hash is bcrypt's.
create table person_login (
  name varchar not null, hash varchar not null, role varchar not null,
  created_at timestamptz not null, added_by varchar not null
);
