-- Lists that editors keep beside the entries: synonyms, words for codes, notes about sources. Every version ever; the highest one counts, and none = what ships with the program.
create table list_version (
  name {key} not null,
  version integer not null,
  revision bigint not null,
  saved_at {key} not null,
  saved_by {key} not null,
  reason {text} null,
  content {text} not null,
  primary key (name, version)
);
create unique index list_version_revision on list_version (revision);
insert into revision_counter (name, value) values ('list', 0);
