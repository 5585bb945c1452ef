-- SPDX-License-Identifier: Apache-2.0
-- The server's role owns nothing where the site gives the tables an owner of their own (db-owner-user). It may still add
-- months to the audit trail: these functions run with the rights of their owner, in this schema only.

do $$
begin
  execute format('alter function audit_event_add_month(date) security definer set search_path = %I, pg_temp', current_schema());
  execute format('alter function audit_event_add_months(timestamptz, timestamptz) security definer set search_path = %I, pg_temp',
                 current_schema());
end $$;
revoke execute on function audit_event_add_month(date) from public;
revoke execute on function audit_event_add_months(timestamptz, timestamptz) from public;
