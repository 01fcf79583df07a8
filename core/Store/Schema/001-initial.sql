-- {key}: short text compared byte for byte; {text}: text of any length. Times are ISO 8601 in UTC, written by the program.

create table revision_counter (
  name {key} not null primary key,
  value bigint not null
);
insert into revision_counter (name, value) values ('entry', 0);
insert into revision_counter (name, value) values ('run', 0);

-- What the public sees.
create table entry (
  id {key} not null primary key,
  kind {key} not null,
  slug {key} not null,
  version integer not null,
  revision bigint not null,
  status {key} not null,
  saved_at {key} not null,
  saved_by {key} not null,
  reason {text} null,
  content {text} not null
);
create unique index entry_slug on entry (kind, slug);
create unique index entry_revision on entry (revision);

-- Every version ever: the audit history.
create table entry_version (
  entry_id {key} not null,
  version integer not null,
  revision bigint not null,
  status {key} not null,
  saved_at {key} not null,
  saved_by {key} not null,
  reason {text} null,
  content {text} not null,
  primary key (entry_id, version)
);
create unique index entry_version_revision on entry_version (revision);

-- What is not public yet: an editor's draft or a held import, based on a version (0: a new entry).
create table proposal (
  id {key} not null primary key,
  entry_id {key} not null,
  based_on integer not null,
  state {key} not null,
  origin {key} not null,
  created_at {key} not null,
  created_by {key} not null,
  decided_at {key} null,
  decided_by {key} null,
  reason {text} null,
  content {text} not null
);
create index proposal_state on proposal (state, entry_id);

-- What each source said last about each of its records.
create table source_record (
  source {key} not null,
  source_id {key} not null,
  entry_id {key} not null,
  first_seen {key} not null,
  last_seen {key} not null,
  missing_since {key} null,
  withdrawn_at {key} null,
  content {text} not null,
  primary key (source, source_id)
);
create index source_record_entry on source_record (entry_id);

create table harvest_run (
  number bigint not null primary key,
  source {key} not null,
  started_at {key} not null,
  finished_at {key} not null,
  outcome {key} not null,
  message {text} null,
  capture_hash {key} null,
  counts {text} not null
);
create index harvest_run_source on harvest_run (source, number);

-- Index of the raw answers kept as files beside the database.
create table capture (
  hash {key} not null primary key,
  source {key} not null,
  fetched_at {key} not null,
  files integer not null,
  bytes bigint not null,
  path {text} not null
);

create table municipality (
  ars {key} not null primary key,
  content {text} not null
);

create table setting (
  name {key} not null primary key,
  value {text} not null
);
