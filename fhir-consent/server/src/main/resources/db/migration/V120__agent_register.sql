-- SPDX-License-Identifier: Apache-2.0
-- The register of agents: which agent may speak, the one client its tokens are made for (azp), and the site it guards.

-- What one login proposed. A proposal without a client ends an agent.
create table agent_proposal (
  id          bigint       generated always as identity primary key,
  agent       varchar(64)  not null,
  client      varchar(255),
  site        varchar(100),
  proposed_by text         not null,
  proposer    text         not null,
  proposed_at timestamptz  not null,
  check ((client is null) = (site is null)),
  unique (id, proposed_by)
);
create index agent_proposal_agent on agent_proposal (agent);

-- What was decided: an approval takes another login, a proposal may be dropped by its own.
create table agent_decision (
  proposal    bigint      primary key,
  proposed_by text        not null,
  approved    boolean     not null,
  decided_by  text        not null,
  decider     text        not null,
  decided_at  timestamptz not null,
  foreign key (proposal, proposed_by) references agent_proposal (id, proposed_by),
  constraint two_logins check (not approved or decided_by <> proposed_by)
);

create trigger agent_proposal_is_kept
  before update or delete or truncate on agent_proposal
  for each statement execute function refuse_change();
create trigger agent_decision_is_kept
  before update or delete or truncate on agent_decision
  for each statement execute function refuse_change();

-- Who may speak now. Without a proposal it comes from the server's settings.
create table agent_registration (
  agent    varchar(64)  primary key,
  client   varchar(255) not null unique,
  site     varchar(100) not null,
  since    timestamptz  not null,
  proposal bigint       references agent_proposal (id)
);

-- Who was refused, and why: one row for each client and reason, so that a caller cannot fill it.
create table agent_refusal (
  client   varchar(255) not null,
  reason   varchar(40)  not null,
  first_at timestamptz  not null,
  last_at  timestamptz  not null,
  times    bigint       not null,
  primary key (client, reason)
);
