// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

import java.util.Optional;

/**
 * A line with the names of what it points to.
 *
 * @param who name of the recipient; its id when the register does not know it
 * @param kind kind of group, empty when unknown
 */
public record LedgerRow(Line line, String who, String kind, Optional<Study> study) {}
