-- SPDX-License-Identifier: Apache-2.0
-- Notes about a changed address: one goes to the address that is on the record no longer, and forgets it when settled.

alter table mail_note add column address varchar(254);
alter table mail_note drop constraint mail_note_kind_check;
alter table mail_note add constraint mail_note_kind_check check (kind in ('changed', 'answered', 'shared', 'contact'));
drop index mail_note_untried;
create unique index mail_note_untried on mail_note (patient, kind, (coalesce(address, '')))
  where state = 'waiting' and tries = 0;
