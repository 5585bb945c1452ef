-- SPDX-License-Identifier: Apache-2.0
-- Every AuditEvent is sealed into a chain: a seal covers the event's text and the seal before it, so that no event can
-- be changed, removed or slipped in unnoticed. An event waits in "audit_unsealed" from its own transaction on.

create table audit_unsealed (
  event varchar(64) primary key
);

create table audit_seal (
  number    bigint      primary key,
  event     varchar(64) not null unique,
  digest    text        not null,
  seal      text        not null,
  sealed_at timestamptz not null
);

create trigger audit_seal_is_kept
  before update or delete or truncate on audit_seal
  for each statement execute function refuse_change();
