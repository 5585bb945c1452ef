-- SPDX-License-Identifier: Apache-2.0
-- How far resources have been looked at that were written before their type had all its search parameters.

create table search_edition (
  edition integer     primary key,
  type    varchar(64) not null,
  id      varchar(64) not null,
  done    boolean     not null
);
