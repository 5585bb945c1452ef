// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import java.util.Optional;
import java.util.Set;
import org.consentry.policy.RecipientId;

/** Puts recipients outside the European Economic Area into a class, since consents of the Union ask for that. */
final class Regions {
    /** The class of recipients outside; one whose country is not known is in it. */
    static final RecipientId OUTSIDE = new RecipientId("class:outside-eu");

    private static final Set<String> INSIDE = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
            "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

    private Regions() {}

    /** The class that a country puts a recipient in; empty for one inside. */
    static Optional<RecipientId> of(String country) {
        return INSIDE.contains(country) ? Optional.empty() : Optional.of(OUTSIDE);
    }
}
