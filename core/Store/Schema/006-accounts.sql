-- Who may work at the editors' desk. Sign-in is by passkey; there are no passwords. name_key: the name folded, so that «Anna» and «anna» are one.
create table editor (
  id {key} not null primary key,
  name {key} not null,
  name_key {key} not null,
  role {key} not null,
  security_stamp {key} not null,
  failed_count integer not null,
  locked_until {key} null,
  disabled_at {key} null,
  created_at {key} not null,
  created_by {key} not null
);
create unique index editor_name on editor (name_key);

-- The key is the hash of the credential's id, which may be longer than a key.
create table editor_passkey (
  hash {key} not null primary key,
  editor_id {key} not null,
  content {text} not null
);
create index editor_passkey_editor on editor_passkey (editor_id);

-- One-time links. Only the hash of the secret is kept.
create table editor_invitation (
  hash {key} not null primary key,
  editor_id {key} not null,
  created_at {key} not null,
  created_by {key} not null,
  expires_at {key} not null,
  used_at {key} null
);
create index editor_invitation_editor on editor_invitation (editor_id);

-- Who signed in or was refused, and what happened to accounts. editor_id null: nobody known.
create table editor_event (
  number bigint not null primary key,
  at {key} not null,
  editor_id {key} null,
  what {key} not null,
  detail {text} null
);
insert into revision_counter (name, value) values ('editor-event', 0);
