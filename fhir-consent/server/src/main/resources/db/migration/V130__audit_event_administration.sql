-- SPDX-License-Identifier: Apache-2.0
-- Staff list what was changed that is no patient's; there is little of it among millions of events. Of old events none
-- is in it, so the index is made by one look through the trail.
create index audit_event_administration on audit_event (recorded, id)
  where subtype @> array['https://consentry.org/fhir/audit|administration'];
