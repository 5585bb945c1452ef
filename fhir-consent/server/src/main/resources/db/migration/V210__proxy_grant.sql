-- SPDX-License-Identifier: Apache-2.0
-- Who may act for a patient: what staff entered from a paper, and its end. Neither is ever changed.

create table proxy_grant (
  id             varchar(64) primary key,
  -- logical ids of two Patients: whose page it is, and whose login may open it
  patient        varchar(64) not null,
  proxy          varchar(64) not null,
  -- the RelatedPerson of the patient that stands for the proxy
  related_person varchar(64) not null,
  kind           varchar(20) not null check (kind in ('guardian', 'representative', 'friend')),
  may_ask        boolean     not null,
  may_choose     boolean     not null,
  -- first and last day, at the hospital
  from_day       date        not null,
  until_day      date        not null,
  paper          text        not null,
  entered_by     text        not null,
  enterer        text        not null,
  entered_at     timestamptz not null,
  check (patient <> proxy),
  check (until_day >= from_day)
);
create index proxy_grant_patient on proxy_grant (patient);
create index proxy_grant_proxy on proxy_grant (proxy, patient);

create table proxy_end (
  proxy_grant varchar(64) primary key references proxy_grant (id),
  side        varchar(10) not null check (side in ('patient', 'proxy', 'staff')),
  ended_by    text        not null,
  ender       text        not null,
  why         text        not null,
  ended_at    timestamptz not null
);

create trigger proxy_grant_is_kept
  before update or delete or truncate on proxy_grant
  for each statement execute function refuse_change();
create trigger proxy_end_is_kept
  before update or delete or truncate on proxy_end
  for each statement execute function refuse_change();

-- A note that somebody may act for the patient now, or may no longer.
alter table mail_note drop constraint mail_note_kind_check;
alter table mail_note add constraint mail_note_kind_check
  check (kind in ('changed', 'answered', 'shared', 'contact', 'proxy'));
