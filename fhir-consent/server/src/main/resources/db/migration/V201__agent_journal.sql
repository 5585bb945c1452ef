-- SPDX-License-Identifier: Apache-2.0
-- Links of the chains that agents' journals make of their releases, as agents told them, where who changes a journal
-- cannot reach them.

create table agent_journal (
  id      bigint      generated always as identity primary key,
  agent   varchar(64) not null,
  number  bigint      not null check (number > 0),
  hash    char(64)    not null,
  told_at timestamptz not null
);
create index agent_journal_agent on agent_journal (agent, id desc);

create trigger agent_journal_is_kept
  before update or delete or truncate on agent_journal
  for each statement execute function refuse_change();
