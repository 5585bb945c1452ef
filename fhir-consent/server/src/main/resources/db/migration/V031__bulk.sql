-- SPDX-License-Identifier: Apache-2.0
-- Bulk exports. What is exported is not copied: a line names a version that is kept anyway, and is looked at again when
-- it is fetched.

create table bulk_job (
  id               varchar(64) primary key,
  owner            text        not null,
  reader           text        not null,
  reason           text        not null,
  request          text        not null,
  base             text        not null,
  types            text        not null,
  since            timestamptz,
  recipient        text,
  purpose_system   text,
  purpose_code     text,
  obligations      text        not null,
  status           varchar(16) not null,
  transaction_time timestamptz not null,
  patients         bigint      not null,
  processed        bigint      not null,
  kept_out         bigint      not null,
  last_patient     varchar(64) not null,
  failures         integer     not null,
  expires_at       timestamptz
);
create index bulk_job_owner on bulk_job (owner);

create table bulk_line (
  job     varchar(64) not null references bulk_job (id),
  type    varchar(64) not null,
  patient varchar(64) not null,
  id      varchar(64) not null,
  version integer     not null,
  primary key (job, type, patient, id)
);

-- Whose export is in the audit trail: once for each job and patient, before the first line leaves.
create table bulk_release (
  job         varchar(64) not null references bulk_job (id),
  patient     varchar(64) not null,
  released_at timestamptz not null,
  primary key (job, patient)
);
