-- SPDX-License-Identifier: Apache-2.0
-- What a patient's list shows of an event, so that lists are filtered, summed and counted from one index and no text is
-- read for what is not shown. Questions that were answered with yes are no lines: the release that follows is one.

alter table audit_event
  add column line   text,  -- refused, failed, named, scan (without name), other, look; null for what no list shows
  add column asker  text,  -- who asked in vain, or looked
  add column reason text,  -- why it was refused, or why staff looked
  add column why    text;  -- first purpose of use of a release or a refusal

alter table audit_event disable trigger audit_event_is_kept;
update audit_event e
   set line = f.line, reason = left(f.reason, 200), asker = left(f.asker, 200), why = left(f.why, 64)
  from (select id, recorded,
               case when type like '%|110113' then 'refused'
                    when type like '%|rest' then 'look'
                    when outcome in ('4', '8') then 'failed'
                    when not jsonb_path_exists(b, '$.entity[*].detail[*] ? (@.type == "sent-by" && @.valueString != "")')
                      or (jsonb_path_exists(b, '$.agent[*] ? (@.altId == "consent-server" && @.type.coding[*].code == "110153")')
                          and jsonb_path_exists(b, '$.entity[*].detail[*] ? (@.type == "route" && @.valueString == "bulk-export")'))
                    then 'other'
                    when jsonb_path_exists(b, '$.entity[*].detail[*] ? (@.type == "identifiability"'
                                              ' && @.valueString like_regex "^(coded|none|stayed|stay)$")')
                    then 'scan'
                    else 'named' end as line,
               case when type like '%|110113' then b ->> 'outcomeDesc'
                    when type like '%|rest'
                    then jsonb_path_query_first(b, '$.purposeOfEvent[*].text') #>> '{}' end as reason,
               case when type like '%|110113'
                    then jsonb_path_query_first(b, '$.agent[*] ? (@.type.coding[*].code == "110150").who.identifier.value')
                         #>> '{}'
                    when type like '%|rest'
                    then coalesce(b #>> '{agent,0,who,display}', b #>> '{agent,0,name}') end as asker,
               case when type not like '%|rest'
                    then jsonb_path_query_first(b, '$.purposeOfEvent[*].coding[*]'
                         ' ? (@.system == "http://terminology.hl7.org/CodeSystem/v3-ActReason").code') #>> '{}' end as why
          from (select id, recorded, type, outcome, body::jsonb as b from audit_event
                 where (type = 'http://dicom.nema.org/resources/ontology/DCM|110106'
                    or (type = 'http://dicom.nema.org/resources/ontology/DCM|110113' and outcome = '8')
                    or type = 'http://terminology.hl7.org/CodeSystem/audit-event-type|rest')
                   and patient is not null and strpos(body, '\u0000') = 0) t) f
 where e.id = f.id and e.recorded = f.recorded and (f.line <> 'look' or (f.reason is not null and f.asker is not null));
alter table audit_event enable trigger audit_event_is_kept;

-- All that sums and counts need is in the index; its entries are at most 2.5 KB, since each text in it has an end.
create index audit_event_line on audit_event (patient, recorded, id)
  include (line, recipient, study, asker, reason, why) where line is not null and patient is not null;
