-- SPDX-License-Identifier: Apache-2.0
-- What left past the agents and was not allowed by an answer on record: the list that staff work through.

create table bypass_release (
  -- the AuditEvent that the patient reads
  event       varchar(64)  primary key,
  left_at     timestamptz  not null,
  told_at     timestamptz  not null,
  -- who told: the agent, what it has it from, and whose record that is
  agent       varchar(64)  not null,
  source      varchar(20)  not null,
  told_by     text         not null,
  destination text         not null,
  recipient   text         not null,
  -- as the register had it then; null if it is not there
  name        text,
  -- null if nobody knows whose scan it is
  patient     varchar(64),
  -- what its sender had been told: nothing, since it did not ask, or no
  answer      varchar(10)  not null check (answer in ('none', 'no'))
);
create index bypass_release_left on bypass_release (left_at desc);

-- Staff looked into it.
create table bypass_closing (
  event     varchar(64) primary key references bypass_release (event),
  closer    text        not null,
  closed_by text        not null,
  why       text        not null,
  closed_at timestamptz not null
);

create trigger bypass_release_is_kept
  before update or delete or truncate on bypass_release
  for each statement execute function refuse_change();
create trigger bypass_closing_is_kept
  before update or delete or truncate on bypass_closing
  for each statement execute function refuse_change();
