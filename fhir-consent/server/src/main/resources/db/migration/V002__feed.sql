-- SPDX-License-Identifier: Apache-2.0
-- The log that agents follow. "cause" names what an entry tells of, for example Consent/x/_history/2; "subject" what it
-- is about: the newest entry of a subject holds all that is now true of it, so the newest entries are a snapshot.

create table feed_entry (
  position    bigint      primary key,
  subject     text        not null,
  cause       text        not null,
  body        text        not null,
  recorded_at timestamptz not null
);
create index feed_entry_cause on feed_entry (cause, position);
create index feed_entry_subject on feed_entry (subject, position desc);

create trigger feed_entry_is_kept
  before update or delete or truncate on feed_entry
  for each statement execute function refuse_change();

-- A restored or replaced database gets a new epoch, by which agents notice that their position means nothing here.
create table feed_epoch (
  epoch text primary key
);
insert into feed_epoch (epoch) values (gen_random_uuid()::text);

-- An agent acknowledges a position by asking for what comes after it.
create table feed_agent (
  agent    varchar(64) primary key,
  site     text        not null,
  position bigint      not null,
  seen_at  timestamptz not null
);

-- When an agent first had everything up to a position; one row each time its position moves.
create table feed_acknowledgement (
  agent           varchar(64) not null references feed_agent (agent),
  position        bigint      not null,
  acknowledged_at timestamptz not null,
  primary key (agent, position)
);
