-- SPDX-License-Identifier: Apache-2.0
-- The inbox of the privacy desk: which questions wait, who has them, and what staff note for one another. It is apart
-- from "resource", from which every door of patients and every export reads.

create table desk_question (
  -- the Communication, and the one that its conversation began with
  question     varchar(64) primary key,
  conversation varchar(64) not null,
  patient      varchar(64) not null,
  sent_at      timestamptz not null,
  due          date        not null,
  urgent       boolean     not null,
  -- when it was answered or closed; null while it waits
  ended_at     timestamptz
);
create index desk_question_waiting on desk_question (urgent desc, due, sent_at, question) where ended_at is null;
create index desk_question_ended on desk_question (ended_at desc, question) where ended_at is not null;

-- How a conversation stands at the desk. Without a row nobody has it and it needs no help.
create table desk_case (
  conversation varchar(64) primary key,
  -- the account that has it, and its name; null if nobody has it
  holder       text,
  holder_name  text,
  held_since   timestamptz,
  help         varchar(20) not null default 'none' check (help in ('none', 'interpreter', 'translation')),
  check ((holder is null) = (holder_name is null) and (holder is null) = (held_since is null))
);
create index desk_case_holder on desk_case (holder) where holder is not null;

-- What staff wrote for one another, and what they did with a conversation. No patient reads it.
create table desk_note (
  id           bigint      generated always as identity primary key,
  conversation varchar(64) not null,
  kind         varchar(20) not null check (kind in ('note', 'taken', 'given-back', 'interpreter', 'translation', 'none')),
  author       text        not null,
  author_name  text        not null,
  text         text        not null,
  written_at   timestamptz not null
);
create index desk_note_conversation on desk_note (conversation, id);

create trigger desk_note_is_kept
  before update or delete or truncate on desk_note
  for each statement execute function refuse_change();

-- Questions from before. Nobody has looked at the words of those that wait, so they come first, as if urgent.
insert into desk_question (question, conversation, patient, sent_at, due, urgent, ended_at)
select r.id,
       coalesce(split_part(m.body -> 'partOf' -> 0 ->> 'reference', '/', 2), r.id),
       r.patient,
       (m.body ->> 'sent')::timestamptz,
       coalesce((select (e ->> 'valueDate')::date from jsonb_array_elements(m.body -> 'extension') e
                  where e ->> 'url' = 'https://consentry.org/fhir/StructureDefinition/answer-due'),
                (m.body ->> 'sent')::timestamptz::date + 7),
       m.body ->> 'status' = 'in-progress',
       case when m.body ->> 'status' <> 'in-progress' then v.recorded_at end
  from resource r
  join resource_version v on v.type = r.type and v.id = r.id and v.version = r.version
 cross join lateral (select v.body::jsonb as body) m
 where r.type = 'Communication' and r.patient is not null
   and m.body -> 'category' -> 0 -> 'coding' -> 0 ->> 'code' = 'question';
