-- Who approved what somebody else wrote; null = nobody: a harvest, or a house without a second person.
alter table entry add approved_by {key} null;
alter table entry_version add approved_by {key} null;

-- A draft in the state «planned» was approved and appears at a moment.
alter table proposal add publish_at {key} null;
alter table proposal add approved_by {key} null;

-- Who signs in with the house's own sign-in service. The key is the hash of issuer and subject; editor_id null: known there, but no account here yet;
-- assigned_by: the administrator who said whose account it is, null = a role of the service did.
create table editor_login (
  hash {key} not null primary key,
  issuer {text} not null,
  subject {text} not null,
  name {text} not null,
  editor_id {key} null,
  assigned_by {key} null,
  first_seen {key} not null
);
create index editor_login_editor on editor_login (editor_id);

-- Answers of the sign-in service that were taken, by the hash of their state: each counts once.
create table sign_in_answer (
  hash {key} not null primary key,
  at {key} not null
);

-- Who has the form of an entry open, and what stands in it unsaved, as JSON; null = nothing yet. Version and edit: the state the form was made from.
create table desk_form (
  entry_id {key} not null,
  editor_id {key} not null,
  since {key} not null,
  expires_at {key} not null,
  kept_at {key} null,
  version integer null,
  edit integer null,
  inputs {text} null,
  primary key (entry_id, editor_id)
);
