-- SPDX-License-Identifier: Apache-2.0
-- Reports of agents that are in the audit trail. An agent numbers its reports from 1; each counts once.

create table disclosure_agent (
  agent        varchar(64) primary key,
  acknowledged bigint      not null
);

create table disclosure_report (
  agent       varchar(64) not null references disclosure_agent (agent),
  sequence    bigint      not null,
  digest      text        not null,
  event       varchar(64) not null,
  received_at timestamptz not null,
  primary key (agent, sequence)
);

create trigger disclosure_report_is_kept
  before update or delete or truncate on disclosure_report
  for each statement execute function refuse_change();
