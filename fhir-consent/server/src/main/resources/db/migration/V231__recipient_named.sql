-- SPDX-License-Identifier: Apache-2.0
-- How many of the scans that a recipient got had the name on them, for its public page. The kind of a line is in the
-- index, so no row is read. The old index goes last: to drop one locks the whole trail until the end of the migration,
-- readers too.

create index audit_event_recipient_named on audit_event (recipient, study, patient, line)
  where recipient is not null and line in ('scan', 'named');
drop index audit_event_recipient_scans;
