-- SPDX-License-Identifier: Apache-2.0
-- Lists are filtered by what became of a line. Its outcome was not in their index, so each line's text would be fetched.

drop index audit_event_line;
create index audit_event_line on audit_event (patient, recorded, id)
  include (line, recipient, study, asker, reason, why, outcome) where line is not null and patient is not null;
