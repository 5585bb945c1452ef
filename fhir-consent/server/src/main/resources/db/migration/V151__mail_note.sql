-- SPDX-License-Identifier: Apache-2.0
-- Notes by e-mail: those that wait for a mail server, and what became of the others. No address and no text is kept.

create table mail_note (
  id         varchar(64)  primary key,
  kind       varchar(20)  not null check (kind in ('changed', 'answered')),
  patient    varchar(64)  not null,
  -- number of the choice or of the question, as people say it
  about      varchar(40)  not null,
  wanted_at  timestamptz  not null,
  -- not tried before; while it is tried, the end of the lease
  due_at     timestamptz  not null,
  tries      integer      not null default 0,
  state      varchar(10)  not null default 'waiting'
             check (state in ('waiting', 'sent', 'nowhere', 'failed', 'letter')),
  settled_at timestamptz,
  -- why the last try failed, as a code
  failure    varchar(20),
  letter_by  text,
  letter_at  timestamptz
);
-- What changes while a note waits is told by that note.
create unique index mail_note_untried on mail_note (patient, kind) where state = 'waiting' and tries = 0;
create index mail_note_due on mail_note (due_at) where state = 'waiting';
create index mail_note_failed on mail_note (settled_at desc) where state = 'failed';
create index mail_note_of on mail_note (patient, wanted_at desc);
