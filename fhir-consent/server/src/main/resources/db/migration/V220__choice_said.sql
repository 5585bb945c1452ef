-- SPDX-License-Identifier: Apache-2.0
-- What stands of each choice that a patient has made, without its text, so that choices of all patients can be counted.

create table choice_said (
  consent  varchar(64) primary key,
  patient  varchar(64) not null,
  matter   varchar(10) not null check (matter in ('ai', 'research', 'company', 'scan')),
  said     varchar(3)  not null check (said in ('yes', 'no')),
  channel  varchar(10) not null check (channel in ('web', 'paper', 'phone', 'desk', 'other')),
  -- on the patient's record when the choice was stored
  language varchar(10) not null check (language in ('en', 'es', 'other', 'none')),
  said_at  timestamptz not null
);
create index choice_said_people on choice_said (matter, said, patient, said_at desc, consent)
  include (channel, language);

-- Keeps what the current version of a Consent says, or nothing if it says no plain yes or no about one matter.
create function keep_choice_said(which varchar) returns void language plpgsql as $$
begin
  delete from choice_said where consent = which;
  insert into choice_said
  select r.id, r.patient, m.matter, m.said,
         case when m.entered in ('paper', 'phone', 'desk') then m.entered
              when m.entered is null and m.shown like 'https://consentry.org/fhir/text/%' then 'web'
              else 'other' end,
         coalesce((select case when spoken.tag in ('en', 'es') then spoken.tag else 'other' end
                     from (select lower(split_part(c ->> 'code', '-', 1)) as tag
                             from resource p
                             join resource_version w on w.type = p.type and w.id = p.id and w.version = p.version
                            cross join lateral jsonb_array_elements(coalesce(
                              case when strpos(w.body, '\u0000') = 0 then w.body::jsonb end -> 'communication', '[]')) s
                            cross join lateral jsonb_array_elements(coalesce(s #> '{language,coding}', '[]')) c
                            where p.type = 'Patient' and p.id = r.patient and c ->> 'code' is not null
                            order by coalesce((s ->> 'preferred')::boolean, false) desc limit 1) spoken), 'none'),
         v.recorded_at
    from resource r
    join resource_version v on v.type = r.type and v.id = r.id and v.version = r.version
   cross join lateral (select case when strpos(v.body, '\u0000') = 0 then v.body::jsonb end as body) b
   cross join lateral (select array(select i ->> 'value' from jsonb_array_elements(coalesce(b.body -> 'identifier', '[]')) i
                                     where i ->> 'system' = 'https://consentry.org/fhir/consent-topic') as topics) t
   cross join lateral (
     select case when t.topics[1] in ('ai', 'research') then t.topics[1]
                 when t.topics[1] like 'company:_%' then 'company'
                 when t.topics[1] like 'scan:_%' then 'scan' end as matter,
            case b.body #>> '{provision,type}' when 'permit' then 'yes' when 'deny' then 'no' end as said,
            (select c ->> 'valueCode' from jsonb_array_elements(coalesce(b.body -> 'extension', '[]')) e
              cross join lateral jsonb_array_elements(coalesce(e -> 'extension', '[]')) c
              where e ->> 'url' = 'https://consentry.org/fhir/StructureDefinition/entered' and c ->> 'url' = 'channel'
              limit 1) as entered,
            b.body #>> '{policy,0,uri}' as shown) m
   where r.type = 'Consent' and r.id = which and r.patient is not null
     and cardinality(t.topics) = 1 and m.matter is not null and m.said is not null
     and b.body ->> 'status' = 'active'
     and not coalesce(b.body #> '{meta,tag}' @> '[{"code": "not-computable"}]', false);
end $$;

select count(keep_choice_said(id)) from resource where type = 'Consent';
