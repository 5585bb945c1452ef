-- SPDX-License-Identifier: Apache-2.0
-- What is in an export of one patient was looked for among all its lines, for each patient anew.
create index bulk_line_patient on bulk_line (job, patient);
