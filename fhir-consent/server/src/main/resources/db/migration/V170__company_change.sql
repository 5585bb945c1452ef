-- SPDX-License-Identifier: Apache-2.0
-- What staff do to the register of recipients: drafts of an entry, pauses, and requests to resume. What is in force is
-- the Organization itself; nothing here changes it.

-- One thing that one login began. FACTS: a draft of an entry. PAUSE: done by one. RESUME: asked by one.
create table company_change (
  id       bigint      generated always as identity primary key,
  company  varchar(64) not null,
  kind     varchar(8)  not null check (kind in ('FACTS', 'PAUSE', 'RESUME')),
  begun_by text        not null,
  beginner text        not null,
  begun_at timestamptz not null,
  unique (id, kind, begun_by)
);
create index company_change_company on company_change (company);

-- What was done with it, in the order of the ids. Only who began a draft writes it; another login publishes a draft and
-- confirms a resumption.
create table company_step (
  id       bigint      generated always as identity primary key,
  change   bigint      not null,
  kind     varchar(8)  not null,
  begun_by text        not null,
  step     varchar(8)  not null check (step in ('SAVED', 'SENT', 'BACK', 'DONE', 'DROPPED')),
  facts    text,
  base     integer,
  why      varchar(500),
  version  integer,
  acted_by text        not null,
  actor    text        not null,
  acted_at timestamptz not null,
  foreign key (change, kind, begun_by) references company_change (id, kind, begun_by),
  constraint two_logins check (kind = 'PAUSE' or step <> 'DONE' or acted_by <> begun_by),
  constraint own_draft check (step not in ('SAVED', 'SENT') or acted_by = begun_by),
  constraint facts_saved check ((step = 'SAVED') = (facts is not null)),
  constraint version_done check ((step = 'DONE') = (version is not null))
);
create index company_step_change on company_step (change, id);
create unique index company_step_end on company_step (change) where step in ('DONE', 'DROPPED');

create trigger company_change_is_kept
  before update or delete or truncate on company_change
  for each statement execute function refuse_change();
create trigger company_step_is_kept
  before update or delete or truncate on company_step
  for each statement execute function refuse_change();
