-- SPDX-License-Identifier: Apache-2.0
-- Codes towards a recipient that changed because numbers of one person were merged, or a merge ended. Agents have the
-- keys of the codes and are asked for both; "task" is the Task that tells staff then, null until an agent has answered.

create table code_change (
  id            bigint      generated always as identity primary key,
  recipient     text        not null,
  was_authority text        not null,
  was_number    text        not null,
  now_authority text        not null,
  now_number    text        not null,
  parted        boolean     not null,
  at            timestamptz not null,
  task          varchar(64)
);
create index code_change_open on code_change (id) where task is null;

-- Persons whose records were merged before agents were told of merges; each is told of once, then goes from here.
create table merge_untold (
  patient varchar(64) primary key
);
insert into merge_untold (patient)
  select distinct id from search_value where type = 'Patient' and name = 'link';
