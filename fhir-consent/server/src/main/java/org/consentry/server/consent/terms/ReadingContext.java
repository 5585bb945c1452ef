// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import java.time.ZoneId;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.terminology.Terminology;

/**
 * What is needed to read one Consent.
 *
 * @param references what its references point at
 * @param terminology what its codes mean
 * @param zone in which its days begin and end
 * @param diagnostics takes the elements that could not be taken literally
 */
record ReadingContext(ReferencesMapping references, Terminology terminology, ZoneId zone, Complaints diagnostics) {}
