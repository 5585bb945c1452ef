-- SPDX-License-Identifier: Apache-2.0
-- Chains over what decides: every version of every Consent, and every entry of the change log. They are sealed as the
-- audit trail is, in blocks; "keys" names what is sealed: "id/version" of a Consent, the position of an entry.

create table record_block (
  trail     varchar(16) not null,   -- consent, feed
  first     bigint      not null,   -- number of its first record
  last      bigint      not null,
  keys      text[]      not null,   -- in the order of their numbers
  digests   bytea       not null,   -- SHA-256 of each record, 32 bytes each
  seal      text        not null,   -- of its last record
  sealed_at timestamptz not null,
  primary key (trail, first),
  unique (trail, last)
);
create trigger record_block_is_kept
  before update or delete or truncate on record_block
  for each statement execute function refuse_change();

-- A version of a Consent waits here from its own transaction on until it is sealed. Entries of the log need no such
-- list, since their positions have no gaps.
create table consent_unsealed (
  number  bigint      generated always as identity primary key,
  id      varchar(64) not null,
  version integer     not null
);
create function consent_waits_for_its_seal() returns trigger language plpgsql as $$
begin
  insert into consent_unsealed (id, version) values (new.id, new.version);
  return null;
end $$;
create trigger consent_waits_for_its_seal
  after insert on resource_version
  for each row when (new.type = 'Consent') execute function consent_waits_for_its_seal();

insert into consent_unsealed (id, version)
  select id, version from resource_version where type = 'Consent' order by recorded_at, id, version;
