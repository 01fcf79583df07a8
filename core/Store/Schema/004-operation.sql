-- Who harvests a source right now; an empty holder or a past expiry means nobody.
create table harvest_lease (
  source {key} not null primary key,
  holder {key} not null,
  since {key} not null,
  expires_at {key} not null
);

-- What became of each link of the published entries; the key is the hash of the address, which may be longer than a key.
create table link_check (
  hash {key} not null primary key,
  url {text} not null,
  state {key} not null,
  status integer null,
  checked_at {key} not null,
  failing_since {key} null,
  redirects_to {text} null
);
create index link_check_date on link_check (checked_at);
insert into revision_counter (name, value) values ('link', 0);

-- When the raw answers of a run were fetched, if that was before the run: it read kept answers again.
alter table harvest_run add captured_at {key} null;
