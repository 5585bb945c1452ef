-- SPDX-License-Identifier: Apache-2.0
-- Every version of a regime that was ever in force here, as its file was. A version never changes silently.

create table regime_version (
  id       text        not null,
  version  integer     not null,
  digest   text        not null,
  body     text        not null,
  first_at timestamptz not null,
  primary key (id, version)
);
create trigger regime_version_is_kept
  before update or delete or truncate on regime_version
  for each statement execute function refuse_change();
