// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.search;

import java.util.List;
import org.consentry.server.storage.SearchSpec;
import org.jspecify.annotations.Nullable;

/**
 * A search as it was asked.
 *
 * @param spec what to look for, in any compartment
 * @param patient logical id of the one patient it names, or null
 * @param includes which references to follow
 * @param ignored unknown parameters that a lenient caller allows to be ignored
 * @param links conditions on other resources, which {@link LinkFollower} turns into conditions of the spec
 */
public record SearchQuery(
        SearchSpec spec, @Nullable String patient, List<Include> includes, List<String> ignored, List<Link> links) {
    /** Copies the lists. */
    public SearchQuery {
        includes = List.copyOf(includes);
        ignored = List.copyOf(ignored);
        links = List.copyOf(links);
    }

    /** A search with only a spec and a patient. */
    public static SearchQuery of(SearchSpec spec, @Nullable String patient) {
        return new SearchQuery(spec, patient, List.of(), List.of(), List.of());
    }

    /** The same with another spec. */
    public SearchQuery with(SearchSpec other) {
        return new SearchQuery(other, patient, includes, ignored, links);
    }

    /**
     * A condition on a resource at the other end of a reference.
     *
     * @param parameter search parameter that names the reference
     * @param reverse whether the other end has the reference, as in {@code _has}
     * @param ends what is looked for there; one of them must be found
     */
    public record Link(String parameter, boolean reverse, List<SearchSpec> ends) {
        /** Copies the ends. */
        public Link {
            ends = List.copyOf(ends);
        }
    }

    /**
     * A reference to follow.
     *
     * @param source type that has the reference
     * @param parameter search parameter that names it
     * @param target only resources of this type, or null for any
     * @param reverse whether to include what refers to a match, not what a match refers to
     */
    public record Include(
            String source, String parameter, @Nullable String target, boolean reverse) {}
}
