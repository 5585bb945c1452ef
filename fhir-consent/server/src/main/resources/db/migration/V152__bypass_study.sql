-- SPDX-License-Identifier: Apache-2.0
-- What left of a scan that no one here knows: its Study Instance UID, so that staff find out whose it is.

alter table bypass_release add column study varchar(64);
