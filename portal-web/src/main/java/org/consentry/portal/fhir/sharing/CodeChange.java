// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.sharing;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A code under which a company knew somebody and that is another one now.
 *
 * @param was the first code
 * @param now the one that counts
 * @param parted whether the first code stays another person's
 * @param since the day it changed
 * @param open whether the company is still to be told
 */
public record CodeChange(String was, String now, boolean parted, Optional<LocalDate> since, boolean open) {}
