-- Who wants to be told what by e-mail. The address is encrypted; address_hash is keyed. Whoever stops is deleted here and below.
create table subscription (
  id {key} not null primary key,
  kind {key} not null,
  what {text} not null,
  rhythm {key} not null,
  address {text} not null,
  address_hash {key} not null,
  created_at {key} not null,
  confirmed_at {key} null,
  next_at {key} null,
  revision bigint not null,
  covered_until {key} not null,
  refusals integer not null
);
create index subscription_due on subscription (next_at);
create index subscription_address on subscription (address_hash);

-- What is to be sent and what was. due_at: when to try, null = done; content: the encrypted mail, null once it was sent.
create table alert_message (
  id {key} not null primary key,
  subscription_id {key} not null,
  created_at {key} not null,
  due_at {key} null,
  attempts integer not null,
  sent_at {key} null,
  content {text} null
);
create index alert_message_due on alert_message (due_at);
create index alert_message_subscription on alert_message (subscription_id);
