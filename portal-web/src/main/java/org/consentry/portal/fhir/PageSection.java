// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A part of a page that may be missing while the rest is shown. Missing does not mean empty: the page must say that it
 * cannot show the part.
 */
public record PageSection<T>(Optional<T> value) {

    private static final System.Logger LOG = System.getLogger(PageSection.class.getName());

    /** The part, or a missing one if the server cannot give it now, does not know it, or does not know the question. */
    public static <T> PageSection<T> of(Supplier<T> read) {
        try {
            return new PageSection<>(Optional.of(read.get()));
        } catch (FhirProblem.Away | FhirProblem.Rejected | FhirProblem.NotThere | FhirProblem.Shut e) {
            LOG.log(System.Logger.Level.WARNING, "A part of a page cannot be shown: {0}", e.getMessage());
            return new PageSection<>(Optional.empty());
        }
    }

    public static <T> PageSection<T> there(T value) {
        return new PageSection<>(Optional.of(value));
    }

    public static <T> PageSection<T> missing() {
        return new PageSection<>(Optional.empty());
    }

    public boolean there() {
        return value.isPresent();
    }

    public T get() {
        return value.orElseThrow();
    }
}
