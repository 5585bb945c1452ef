-- SPDX-License-Identifier: Apache-2.0
-- AuditEvents leave the tables of resources: they are many, never change, and are found by a few things only. One table
-- in parts of a month (UTC), so that a month's indexes stay small and a month can be archived as one. Tokens are kept
-- as "system|code", references as "Type/id"; "body" is the resource as it was sealed.

create table audit_event (
  id         varchar(64) not null,
  recorded   timestamptz not null,
  patient    varchar(64),                      -- in whose compartment; null if in nobody's
  type       text        not null,
  subtype    text[]      not null default '{}',
  action     text,
  outcome    text,
  recipient  varchar(64),                      -- Organization that received, or was refused
  study      varchar(64),                      -- ImagingStudy it is about
  agent      text[]      not null default '{}', -- everybody who took part, the recipient included
  entity     text[]      not null default '{}', -- everything it is about, the study included
  purpose    text[]      not null default '{}',
  unmatched  boolean     not null default false,
  stored_at  timestamptz not null,
  body       text        not null,
  primary key (id, recorded)
) partition by range (recorded);

create index audit_event_patient on audit_event (patient, recorded, id) where patient is not null;
create index audit_event_recipient on audit_event (recipient, recorded, id) where recipient is not null;
create index audit_event_study on audit_event (study, recorded, id) where study is not null;
create index audit_event_unmatched on audit_event (recorded, id) where unmatched;

create trigger audit_event_is_kept
  before update or delete or truncate on audit_event
  for each statement execute function refuse_change();

-- Whatever no month takes: a clock that is far wrong must not cost the record.
create table audit_event_other partition of audit_event default;
create trigger audit_event_is_kept
  before update or delete or truncate on audit_event_other
  for each statement execute function refuse_change();

-- Adds the part of one month unless it is there, with what had to go elsewhere meanwhile. Other writers wait for as long
-- as that takes, which is milliseconds when nothing had.
create function audit_event_add_month(first date) returns boolean language plpgsql as $$
declare
  part text := 'audit_event_' || to_char(first, 'YYYYMM');
  low  timestamptz := first::timestamp at time zone 'UTC';
  high timestamptz := (first + interval '1 month')::timestamp at time zone 'UTC';
begin
  perform pg_advisory_xact_lock(7103);
  if to_regclass(part) is not null then
    return false;
  end if;
  execute format('create table %I (like audit_event including all)', part);
  execute format('create trigger audit_event_is_kept before update or delete or truncate on %I'
                 ' for each statement execute function refuse_change()', part);
  lock table audit_event_other in access exclusive mode;
  if exists (select 1 from audit_event_other where recorded >= low and recorded < high) then
    alter table audit_event_other disable trigger audit_event_is_kept;
    execute format('with moved as (delete from audit_event_other where recorded >= %L and recorded < %L returning *)'
                   ' insert into %I select * from moved', low, high, part);
    alter table audit_event_other enable trigger audit_event_is_kept;
  end if;
  execute format('alter table audit_event attach partition %I for values from (%L) to (%L)', part, low, high);
  return true;
end $$;

-- Adds the part of every month that these two instants touch; returns how many are new.
create function audit_event_add_months(since timestamptz, until timestamptz) returns integer language plpgsql as $$
declare
  month date := date_trunc('month', since at time zone 'UTC')::date;
  added integer := 0;
begin
  while month <= (until at time zone 'UTC')::date loop
    if audit_event_add_month(month) then
      added := added + 1;
    end if;
    month := (month + interval '1 month')::date;
  end loop;
  return added;
end $$;

-- What is there already moves as it is, letter by letter: its seals cover the text.
do $$
begin
  perform audit_event_add_month(each.month)
     from (select distinct date_trunc('month', sort_at at time zone 'UTC')::date as month from resource
            where type = 'AuditEvent') each;
  perform audit_event_add_months(now(), now() + interval '3 months');
end $$;

insert into audit_event
select r.id, r.sort_at, r.patient,
       concat(b.body #>> '{type,system}', '|', b.body #>> '{type,code}'),
       array(select concat(s ->> 'system', '|', s ->> 'code')
               from jsonb_array_elements(coalesce(b.body -> 'subtype', '[]')) s),
       b.body ->> 'action',
       b.body ->> 'outcome',
       (select split_part(a #>> '{who,reference}', '/', 2) from jsonb_array_elements(b.body -> 'agent') a
         where a #>> '{who,reference}' like 'Organization/%' limit 1),
       (select split_part(e #>> '{what,reference}', '/', 2)
          from jsonb_array_elements(coalesce(b.body -> 'entity', '[]')) e
         where e #>> '{what,reference}' like 'ImagingStudy/%' limit 1),
       array(select split_part(a #>> '{who,reference}', '/_history/', 1) from jsonb_array_elements(b.body -> 'agent') a
              where a #>> '{who,reference}' is not null),
       array(select split_part(e #>> '{what,reference}', '/_history/', 1)
               from jsonb_array_elements(coalesce(b.body -> 'entity', '[]')) e
              where e #>> '{what,reference}' is not null),
       array(select concat(c ->> 'system', '|', c ->> 'code')
               from jsonb_array_elements(coalesce(b.body -> 'purposeOfEvent', '[]')) p,
                    jsonb_array_elements(coalesce(p -> 'coding', '[]')) c),
       coalesce(b.body #> '{meta,tag}' @> '[{"code": "unmatched"}]', false),
       v.recorded_at,
       v.body
  from resource r
  join resource_version v on v.type = r.type and v.id = r.id and v.version = 1,
       lateral (select v.body::jsonb as body) b
 where r.type = 'AuditEvent';

alter table resource_version disable trigger resource_version_is_kept;
delete from search_value where type = 'AuditEvent';
delete from resource where type = 'AuditEvent';
delete from resource_version where type = 'AuditEvent';
alter table resource_version enable trigger resource_version_is_kept;
