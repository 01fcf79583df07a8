-- Keys that protect sessions and forms, where several hosts share a store: what one has signed, the others can read.
create table protection_key (
  id {key} not null primary key,
  content {text} not null
);
