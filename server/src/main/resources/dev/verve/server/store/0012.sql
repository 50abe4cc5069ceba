-- Ids are found in the memory of the writer; an index beside the table had to be written with every
-- new person, and one that is damaged is told only when somebody new comes.
drop index identity_of_id;
-- What the traits of the model's segments are now, so that a page of a segment need not read what
-- everybody was ever told to be; the names are those that are kept.
create table kept_trait (trait varchar not null, entity bigint not null, value varchar not null);
create table kept_trait_name (trait varchar not null);
delete from live;
