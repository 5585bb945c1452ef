// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent;

import java.time.ZoneId;
import org.consentry.server.access.Complaints;
import org.consentry.server.terminology.Terminology;

/**
 * What is needed to read one Consent.
 *
 * @param references what its references point at
 * @param terminology what its codes mean
 * @param zone in which its days begin and end
 * @param diagnostics takes what could not be taken at its word
 */
record Reading(ReferencesMapping references, Terminology terminology, ZoneId zone, Complaints diagnostics) {}
