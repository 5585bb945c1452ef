// SPDX-License-Identifier: Apache-2.0
/** Reads and changes the server's register of groups that get scans, for staff: drafts, pauses and their history. */
@NullMarked
package org.consentry.portal.fhir.company;

import org.jspecify.annotations.NullMarked;
