-- SPDX-License-Identifier: Apache-2.0
-- Makes a large hospital of the demo's: its rows, as the server wrote them, are copied under new ids. Statements end with
-- a line that is only a semicolon. {first} and {last} number the copies of one statement, {patients} is how many patients
-- there are in all.

-- name: patients
insert into resource (type, id, version, patient, sort_at)
select 'Patient', 'bench-' || n, 1, 'bench-' || n, sort_at
  from resource, generate_series({first}, {last}) n where type = 'Patient' and id = 'demo-patient-03'
;
-- name: patients
insert into resource_version (type, id, version, patient, recorded_at, body)
select 'Patient', 'bench-' || n, 1, 'bench-' || n, recorded_at,
       replace(replace(body, 'demo-patient-03', 'bench-' || n), 'MRN-410111', 'BENCH-' || n)
  from resource_version, generate_series({first}, {last}) n
 where type = 'Patient' and id = 'demo-patient-03' and version = 1
;
-- name: patients
insert into search_value (type, id, name, system, value, low, high)
select type, 'bench-' || n, name, system,
       replace(replace(value, 'demo-patient-03', 'bench-' || n), 'MRN-410111', 'BENCH-' || n), low, high
  from search_value, generate_series({first}, {last}) n where type = 'Patient' and id = 'demo-patient-03'
;
-- name: scans
insert into resource (type, id, version, patient, sort_at)
select 'ImagingStudy', 'bench-scan-' || n, 1, 'bench-' || n, sort_at - n * interval '2 minutes'
  from resource, generate_series({first}, {last}) n where type = 'ImagingStudy' and id = 'demo-scan-01'
;
-- name: scans
insert into resource_version (type, id, version, patient, recorded_at, body)
select 'ImagingStudy', 'bench-scan-' || n, 1, 'bench-' || n, recorded_at,
       replace(replace(replace(body, 'demo-patient-01', 'bench-' || n), 'demo-scan-01', 'bench-scan-' || n),
               '{uid}', '2.999.77.' || n)
  from resource_version, generate_series({first}, {last}) n
 where type = 'ImagingStudy' and id = 'demo-scan-01' and version = 1
;
-- name: scans
insert into search_value (type, id, name, system, value, low, high)
select type, 'bench-scan-' || n, name, system,
       replace(replace(replace(value, 'demo-patient-01', 'bench-' || n), 'demo-scan-01', 'bench-scan-' || n),
               '{uid}', '2.999.77.' || n), low, high
  from search_value, generate_series({first}, {last}) n where type = 'ImagingStudy' and id = 'demo-scan-01'
;
-- name: consents
insert into resource (type, id, version, patient, sort_at)
select 'Consent', 'bench-no-' || n, 1, 'bench-' || n, sort_at
  from resource, generate_series({first}, {last}) n where type = 'Consent' and id = '{no}' and n % 100 < 15
;
-- name: consents
insert into resource_version (type, id, version, patient, recorded_at, body)
select 'Consent', 'bench-no-' || n, 1, 'bench-' || n, recorded_at,
       replace(replace(body, 'demo-patient-02', 'bench-' || n), '{no}', 'bench-no-' || n)
  from resource_version, generate_series({first}, {last}) n
 where type = 'Consent' and id = '{no}' and version = 1 and n % 100 < 15
;
-- name: consents
insert into search_value (type, id, name, system, value, low, high)
select type, 'bench-no-' || n, name, system,
       replace(replace(value, 'demo-patient-02', 'bench-' || n), '{no}', 'bench-no-' || n), low, high
  from search_value, generate_series({first}, {last}) n where type = 'Consent' and id = '{no}' and n % 100 < 15
;
-- name: log of scans
insert into feed_entry (position, subject, cause, body, recorded_at)
select head.last + n - {first} + 1, 'study 2.999.77.' || n, 'ImagingStudy/bench-scan-' || n || '/_history/1',
       replace(replace(replace(replace((told.body::jsonb || jsonb_build_object('position', head.last + n - {first} + 1))::text,
               'MRN-410037', 'BENCH-' || n), 'demo-patient-01', 'bench-' || n), 'demo-scan-01', 'bench-scan-' || n),
               '{uid}', '2.999.77.' || n),
       now()
  from (select body from feed_entry where subject = 'study {uid}' order by position desc limit 1) told,
       (select max(position) as last from feed_entry) head,
       generate_series({first}::bigint, {last}::bigint) n
;
-- name: log of consents
insert into feed_entry (position, subject, cause, body, recorded_at)
select head.last + c.at, replace(told.subject, 'MRN-410074', 'BENCH-' || c.n), 'Consent/bench-no-' || c.n || '/_history/1',
       replace(replace(replace((told.body::jsonb || jsonb_build_object('position', head.last + c.at))::text,
               'MRN-410074', 'BENCH-' || c.n), 'demo-patient-02', 'bench-' || c.n), '{no}', 'bench-no-' || c.n),
       now()
  from (select subject, body from feed_entry where cause = 'Consent/{no}/_history/1' order by position desc limit 1) told,
       (select max(position) as last from feed_entry) head,
       (select n, row_number() over (order by n) as at
          from generate_series({first}::bigint, {last}::bigint) n where n % 100 < 15) c
;
