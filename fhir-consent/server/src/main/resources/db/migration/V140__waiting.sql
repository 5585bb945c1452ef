-- SPDX-License-Identifier: Apache-2.0
-- What waits at agents for recipients, as each agent last told it. No record: rows go when they are no longer so.

create table waiting_agent (
  agent    varchar(64) primary key,
  -- the number of the last report of a disclosure that was taken from the agent
  reported bigint      not null,
  -- of what was told last; empty if a report has taken some of it away
  digest   text        not null,
  told_at  timestamptz
);

create table waiting_scan (
  agent     varchar(64)  not null references waiting_agent (agent),
  id        varchar(64)  not null,
  -- logical ids; null if nobody knows, or the two contradict each other
  patient   varchar(64),
  study     varchar(64),
  study_uid varchar(64)  not null,
  recipient varchar(64)  not null,
  purpose   varchar(64),
  route     varchar(64)  not null,
  since     timestamptz  not null,
  instances integer      not null,
  primary key (agent, id)
);
create index waiting_scan_patient on waiting_scan (patient, since);
