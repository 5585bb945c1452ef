-- SPDX-License-Identifier: Apache-2.0
-- Every FHIR resource is a chain of versions that is only ever added to; "resource" points at the current one.

create table resource (
  type    varchar(64) not null,
  id      varchar(64) not null,
  version integer     not null,
  patient varchar(64),
  sort_at timestamptz not null,
  primary key (type, id)
);
create index resource_order on resource (type, sort_at, id);
create index resource_compartment on resource (patient, type, sort_at, id) where patient is not null;

create table resource_version (
  type        varchar(64) not null,
  id          varchar(64) not null,
  version     integer     not null,
  patient     varchar(64),
  recorded_at timestamptz not null,
  body        text        not null,
  primary key (type, id, version)
);

create table search_value (
  type   varchar(64) not null,
  id     varchar(64) not null,
  name   varchar(64) not null,
  system text,
  value  text        not null,
  low    timestamptz,
  high   timestamptz,
  foreign key (type, id) references resource (type, id)
);
create index search_value_owner on search_value (type, id);
create index search_value_value on search_value (type, name, value text_pattern_ops);
create index search_value_time on search_value (type, name, low, high) where low is not null;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is only ever added to', tg_table_name;
end $$;

create trigger resource_version_is_kept
  before update or delete or truncate on resource_version
  for each statement execute function refuse_change();
