-- SPDX-License-Identifier: Apache-2.0
-- The chain over the audit trail, in blocks: what the seals cover and how stays as it was, but a block of many events is
-- one row. Seals inside a block are computed again whenever the chain is checked.

create table audit_block (
  first     bigint        primary key,  -- number of its first event
  last      bigint        not null unique,
  events    varchar(64)[] not null,     -- ids, in the order of their numbers
  recorded  timestamptz[] not null,     -- when each was recorded: where to find it
  digests   bytea         not null,     -- SHA-256 of each body, 32 bytes each
  seal      text          not null,     -- of its last event
  sealed_at timestamptz   not null
);
create trigger audit_block_is_kept
  before update or delete or truncate on audit_block
  for each statement execute function refuse_change();

insert into audit_block
select min(s.number), max(s.number), array_agg(s.event order by s.number), array_agg(e.recorded order by s.number),
       decode(string_agg(s.digest, '' order by s.number), 'hex'), (array_agg(s.seal order by s.number desc))[1],
       max(s.sealed_at)
  from audit_seal s
  left join audit_event e on e.id = s.event
 group by (s.number - 1) / 500;
drop table audit_seal;

alter table audit_unsealed add column recorded timestamptz;
update audit_unsealed u set recorded = e.recorded from audit_event e where e.id = u.event;
alter table audit_unsealed alter column recorded set not null;
