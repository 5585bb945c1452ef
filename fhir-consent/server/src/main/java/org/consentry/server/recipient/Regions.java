// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import java.util.Optional;
import java.util.Set;
import org.consentry.policy.RecipientId;

/** Puts recipients outside the European Economic Area into a class, which consents of the Union can name. */
final class Regions {
    /** The class of recipients outside. A recipient of unknown country is in it. */
    static final RecipientId OUTSIDE = new RecipientId("class:outside-eu");

    private static final Set<String> INSIDE = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
            "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

    private Regions() {}

    /** The class for a country; empty for a country inside. */
    static Optional<RecipientId> of(String country) {
        return INSIDE.contains(country) ? Optional.empty() : Optional.of(OUTSIDE);
    }
}
