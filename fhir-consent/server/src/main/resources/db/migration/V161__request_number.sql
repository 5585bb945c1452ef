-- SPDX-License-Identifier: Apache-2.0
-- Requests have numbers that people say on the phone, as lines and choices have; see V141.

create function request_number(type text, id text) returns text language sql immutable parallel safe
  return case when type = 'Task' then spoken_number(id) end;

create index resource_request_number on resource (request_number(type, id)) where request_number(type, id) is not null;
