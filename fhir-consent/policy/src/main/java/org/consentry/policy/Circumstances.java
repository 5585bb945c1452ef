// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a request.
 *
 * @param sale whether money is paid for the data; then {@code sale} is one of the purposes, whatever was declared
 * @param project the research project, as {@code ResearchStudy/id}; null if none is named
 * @param duties what the agreement demands of every release, besides consents and regimes
 * @param place whose law may apply
 */
public record Circumstances(boolean sale, @Nullable String project, Set<Obligation> duties, Place place) {

    /** Nothing special. */
    public static final Circumstances NONE = new Circumstances(false, null, Set.of(), Place.UNKNOWN);

    public Circumstances {
        duties = Set.copyOf(duties);
    }

    /** The same, under an agreement with these duties. */
    public Circumstances demanding(Set<Obligation> demanded) {
        return new Circumstances(sale, project, demanded, place);
    }

    /** The same, for this project. */
    public Circumstances forProject(@Nullable String named) {
        return new Circumstances(sale, named, duties, place);
    }

    /** The same, with money paid. */
    public Circumstances paid() {
        return new Circumstances(true, project, duties, place);
    }

    /** The same, there. */
    public Circumstances in(Place where) {
        return new Circumstances(sale, project, duties, where);
    }
}
