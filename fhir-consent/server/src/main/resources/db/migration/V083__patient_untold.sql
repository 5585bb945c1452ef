-- SPDX-License-Identifier: Apache-2.0
-- Patients whose Consents are read otherwise than they were told of: dates known to the day, month or year (and those
-- that look like one), consents to research, and withdrawals that a later yes took back. The server tells of each anew
-- and then forgets it here.

create table patient_untold (
  patient varchar(64) primary key
);

insert into patient_untold (patient)
select r.patient
  from resource r
  join resource_version v on v.type = r.type and v.id = r.id and v.version = r.version
 where r.type = 'Consent' and r.patient is not null
   and (v.body ~ '"dateTime":"[0-9-]{4,10}"'
        or v.body ~ '"dateTime":"[^"]{13}:(00|15|30|45):00([.]0+)?[Z+-]'
        or v.body like '%"research"%')
union
select r.patient
  from resource r
  join patient_case c on c.task = r.id
 where r.type = 'Task' and r.patient is not null;
