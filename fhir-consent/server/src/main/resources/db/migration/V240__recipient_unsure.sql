-- SPDX-License-Identifier: Apache-2.0
-- Whether a recipient got a scan of which nobody told what was on it, for its public page: one that went past the agents.
-- The answer is the first entry of the index.

create index audit_event_recipient_unsure on audit_event (recipient)
  where recipient is not null and line = 'other' and study is not null;
