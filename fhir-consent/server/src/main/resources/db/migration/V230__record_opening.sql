-- SPDX-License-Identifier: Apache-2.0
-- Requests of staff to open a record that is closed to them, and what a second person made of each. Neither is changed.

create table record_opening (
  id       varchar(64)  primary key,
  -- logical id of the Patient
  patient  varchar(64)  not null,
  asked_by text         not null,
  asker    text         not null,
  reason   varchar(200) not null,
  asked_at timestamptz  not null,
  unique (id, asked_by)
);
create index record_opening_asked on record_opening (asked_at);
create index record_opening_patient on record_opening (patient, asked_by);

create table record_opening_end (
  opening  varchar(64)  primary key,
  asked_by text         not null,
  outcome  varchar(8)   not null check (outcome in ('OPENED', 'REFUSED')),
  ended_by text         not null,
  ender    text         not null,
  reason   varchar(200) not null,
  ended_at timestamptz  not null,
  -- until when the asker, and nobody else, may look
  until    timestamptz,
  foreign key (opening, asked_by) references record_opening (id, asked_by),
  constraint two_people check (ended_by <> asked_by),
  constraint opened_until check ((outcome = 'OPENED') = (until is not null))
);

create trigger record_opening_is_kept
  before update or delete or truncate on record_opening
  for each statement execute function refuse_change();
create trigger record_opening_end_is_kept
  before update or delete or truncate on record_opening_end
  for each statement execute function refuse_change();
