-- SPDX-License-Identifier: Apache-2.0
-- Lines and choices have numbers that people say on the phone. A number follows from the id, so nothing is stored for
-- it: what was there has its number too, and the indexes below are kept with each row, in its transaction.

-- Eight letters of the id's digest: each of base64's 64 symbols becomes one of 30 that nobody mishears or misreads.
create function spoken_number(id text) returns text language sql immutable parallel safe
  return translate(left(encode(sha256(id::bytea), 'base64'), 8),
                   'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
                   '23456789ABCDEFGHJKMNPQRSTVWXYZ23456789ABCDEFGHJKMNPQRSTVWXYZ2345');

-- Null for what has no number. The indexes leave nulls out by the function itself, so that no other statement on Consents
-- or lines can take one of these small indexes for a way to read them all.
create function line_number(line text, patient text, id text) returns text language sql immutable parallel safe
  return case when line <> 'look' and patient is not null then spoken_number(id) end;

create function choice_number(type text, id text) returns text language sql immutable parallel safe
  return case when type = 'Consent' then spoken_number(id) end;

create index audit_event_number on audit_event (line_number(line, patient, id))
  where line_number(line, patient, id) is not null;
create index resource_number on resource (choice_number(type, id)) where choice_number(type, id) is not null;
