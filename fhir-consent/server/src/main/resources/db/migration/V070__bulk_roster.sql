-- SPDX-License-Identifier: Apache-2.0
-- Whom an export is of, if it is of a Group: its members when the export was asked for.

alter table bulk_job add column roster text;

create table bulk_roster (
  job     varchar(64) not null references bulk_job (id),
  patient varchar(64) not null,
  primary key (job, patient)
);
