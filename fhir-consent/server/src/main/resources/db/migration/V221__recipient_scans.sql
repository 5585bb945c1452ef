-- SPDX-License-Identifier: Apache-2.0
-- How many scans each recipient got, for its public page. All that the count needs is in the index.

create index audit_event_recipient_scans on audit_event (recipient, study, patient)
  where recipient is not null and line in ('scan', 'named');
