-- An editor's draft is a proposal of the origin «editor» in the state «draft» or «review». edit: one more with every save; authors: who wrote in it, as a JSON list;
-- status: what publishing sets beside the content, null = published; resolves: the open proposal that it answers; remark: why it was sent back.
alter table proposal add edit integer null;
alter table proposal add authors {text} null;
alter table proposal add status {key} null;
alter table proposal add resolves {key} null;
alter table proposal add changed_at {key} null;
alter table proposal add remark {text} null;

-- Who has taken which piece of work, and what was looked at. mark: the state of the subject that was looked at.
create table desk_item (
  id {key} not null primary key,
  claimed_by {key} null,
  claimed_at {key} null,
  done_by {key} null,
  done_at {key} null,
  mark {key} null
);

-- What readers found wrong. Without address; contact only when they gave one.
create table reader_message (
  id {key} not null primary key,
  entry_id {key} not null,
  at {key} not null,
  text {text} not null,
  contact {text} null,
  state {key} not null,
  decided_at {key} null,
  decided_by {key} null
);
create index reader_message_state on reader_message (state, at);
