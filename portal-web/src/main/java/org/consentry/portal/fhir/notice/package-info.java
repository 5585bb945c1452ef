// SPDX-License-Identifier: Apache-2.0
/** What the hospital tells its patients: gaps in lists, outages, new groups, and breaches. */
@NullMarked
package org.consentry.portal.fhir.notice;

import org.jspecify.annotations.NullMarked;
