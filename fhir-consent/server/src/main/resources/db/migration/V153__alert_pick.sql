-- SPDX-License-Identifier: Apache-2.0
-- Notes about sharing: how often somebody wants one, and the kind of note that tells of it.

create table alert_pick (
  patient   varchar(64) primary key,
  pick      varchar(10) not null check (pick in ('each', 'month', 'off')),
  picked_at timestamptz not null,
  -- counts the picks of a person, whichever of their records they were made under
  version   integer     not null
);
-- Whether anybody wants notes is asked for each release.
create index alert_pick_wanted on alert_pick (patient) where pick <> 'off';

-- 'dropped': nobody took it, or nobody wants it any more, and no letter is due
alter table mail_note drop constraint mail_note_kind_check;
alter table mail_note add constraint mail_note_kind_check check (kind in ('changed', 'answered', 'shared'));
alter table mail_note drop constraint mail_note_state_check;
alter table mail_note add constraint mail_note_state_check
  check (state in ('waiting', 'sent', 'nowhere', 'failed', 'letter', 'dropped'));
