-- SPDX-License-Identifier: Apache-2.0
-- Searches by every parameter R4 names, in orders that hold still: by id, by the type's own time, by last change.

alter table resource add column updated_at timestamptz not null default now();
update resource r set updated_at = v.recorded_at
  from resource_version v where v.type = r.type and v.id = r.id and v.version = r.version;
create index resource_updated on resource (type, updated_at, id);
create index resource_compartment_id on resource (patient, type, id) where patient is not null;

-- The id comes with the value, so that what a value finds is known from the index alone.
drop index search_value_value;
create index search_value_value on search_value (type, name, value text_pattern_ops, id);

-- What has changed, newest first, in a type or in one compartment of it.
create index resource_version_changes on resource_version (type, recorded_at, id, version);
create index resource_version_compartment on resource_version (patient, type, recorded_at, id, version)
  where patient is not null;
