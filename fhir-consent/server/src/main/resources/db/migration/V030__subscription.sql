-- SPDX-License-Identifier: Apache-2.0
-- What is delivered to whom, and how far. The Subscription as others read it is a resource; what is secret (headers) and
-- what changes with every delivery is here only.

create table subscription (
  id           varchar(64) primary key,
  owner        text        not null,
  base         text        not null,
  endpoint     text        not null,
  headers      text        not null,
  content      varchar(16) not null,
  heartbeat    integer,
  timeout      integer     not null,
  most         integer     not null,
  patient      varchar(64),
  ends_at      timestamptz,
  reader       text,
  reason       text,
  status       varchar(16) not null,
  position     bigint      not null,
  events       bigint      not null,
  delivered    bigint      not null,
  tries        integer     not null,
  not_before   timestamptz not null,
  heartbeat_at timestamptz,
  lease        bigint      not null,
  failure      text
);

-- Events numbered from 1 without gaps for each subscription, taken from the change log in its order.
create table subscription_event (
  subscription varchar(64) not null references subscription (id),
  number       bigint      not null,
  position     bigint      not null,
  consent      varchar(64) not null,
  version      integer     not null,
  patient      varchar(64) not null,
  recorded_at  timestamptz not null,
  shown        boolean     not null default false,
  primary key (subscription, number),
  unique (subscription, position)
);

-- What could not be delivered in all its tries; staff read it and start it again.
create table subscription_dead_letter (
  subscription varchar(64) not null references subscription (id),
  first        bigint      not null,
  last         bigint      not null,
  tries        integer     not null,
  failure      text        not null,
  failed_at    timestamptz not null,
  replayed_at  timestamptz,
  replayed_by  text,
  primary key (subscription, failed_at)
);
