-- SPDX-License-Identifier: Apache-2.0
-- Fills the audit trail of a large hospital: the demo's past events are copied under new ids, for the large hospital's
-- patients, spread over six years. {first} and {last} number the copies, {patients} is how many patients there are,
-- {one} the patient who gets all copies of this statement, or nothing.

create or replace function pg_temp.event_id(at timestamptz, n bigint) returns text language sql as $$
  select string_agg(substr('0123456789abcdefghijklmnopqrstuv', ((ms >> (5 * (8 - i))) & 31)::integer + 1, 1), '' order by i)
         || substr(md5(n::text), 1, 22)
    from (select (extract(epoch from at) * 1000)::bigint as ms) m, generate_series(0, 8) i
$$
;
create temporary table if not exists pattern as
select row_number() over (order by id) - 1 as number, e.*, e.body::jsonb ->> 'recorded' as said,
       split_part(coalesce((select x from unnest(e.entity) x where x like 'Patient/%' limit 1), 'Patient/none'), '/', 2)
           as person
  from audit_event e where e.patient like 'demo-patient-%' and e.recipient is not null
;
insert into audit_event (id, recorded, patient, type, subtype, action, outcome, recipient, study, agent, entity, purpose,
                         unmatched, stored_at, body, line, asker, reason, why)
select pg_temp.event_id(m.at, m.n), m.at, m.whose, p.type, p.subtype, p.action, p.outcome, p.recipient, p.study, p.agent,
       array_replace(p.entity, 'Patient/' || p.person, 'Patient/' || m.whose), p.purpose, p.unmatched, m.at,
       replace(replace(p.body, p.person, m.whose), p.said, to_char(m.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
       p.line, p.asker, p.reason, p.why
  from (select n, date_trunc('milliseconds', now() - (n % 2190) * interval '1 day' - (n % 86399) * interval '1 second') as at,
               coalesce(nullif('{one}', ''), 'bench-' || (1 + (n * 7919) % {patients})) as whose
          from generate_series({first}::bigint, {last}::bigint) n) m
  join pattern p on p.number = m.n % (select count(*) from pattern)
;
