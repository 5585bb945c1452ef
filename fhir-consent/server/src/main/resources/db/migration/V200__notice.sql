-- SPDX-License-Identifier: Apache-2.0
-- What the hospital tells its patients: lines missing from lists, times when pages do not work, new groups, and breaches.

create table notice (
  id         bigint       generated always as identity primary key,
  kind       varchar(10)  not null check (kind in ('gap', 'outage', 'company', 'breach')),
  -- recipient of the register; a new group, or who had the breach
  company    varchar(64),
  -- days at the hospital: when lines are missing or pages do not work, from when a group may get scans,
  -- or when what was shared is concerned
  from_day   date         not null,
  to_day     date,
  english    text         not null,
  spanish    text         not null,
  written_by text         not null,
  writer     text         not null,
  written_at timestamptz  not null,
  check ((company is not null) = (kind in ('company', 'breach'))),
  check (to_day is null or to_day >= from_day)
);

-- It is over: nobody's first page shows it any more.
create table notice_end (
  notice   bigint      primary key references notice (id),
  ended_by text        not null,
  ender    text        not null,
  ended_at timestamptz not null
);

create trigger notice_is_kept
  before update or delete or truncate on notice
  for each statement execute function refuse_change();
create trigger notice_end_is_kept
  before update or delete or truncate on notice_end
  for each statement execute function refuse_change();
