-- SPDX-License-Identifier: Apache-2.0
-- What stops sharing besides a patient's own consents; the change log adds it to all it tells of a patient.

-- Open cases between a patient and a recipient; each comes from a Task.
create table patient_case (
  task      varchar(64) primary key,
  authority text        not null,
  number    text        not null,
  kind      varchar(16) not null,
  recipient text        not null,
  purposes  text        not null,
  since     timestamptz not null
);
create index patient_case_patient on patient_case (authority, number);

-- When a registry outside last said that a patient did not opt out there. That one did is never kept.
create table registry_clean (
  registry  varchar(64) not null,
  authority text        not null,
  number    text        not null,
  check_id  text        not null,
  at        timestamptz not null,
  primary key (registry, authority, number)
);
