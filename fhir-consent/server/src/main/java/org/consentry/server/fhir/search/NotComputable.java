// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.search;

import java.util.List;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Duty;
import org.consentry.server.storage.Criterion;
import org.hl7.fhir.r4.model.Coding;

/** The tag of filed Consents that cannot be computed. Staff find their work list by it. */
public final class NotComputable {
    private static final String SYSTEM = "https://consentry.org/fhir/filing";
    private static final String CODE = "not-computable";

    private NotComputable() {}

    /** The tag. */
    public static Coding tag() {
        return new Coding(SYSTEM, CODE, "Cannot be computed");
    }

    /** The tag as a search finds it. */
    public static Criterion.Term term() {
        return new Criterion.Term(SYSTEM, CODE);
    }

    /** Whether it is this tag. */
    public static boolean isTag(Coding tag) {
        return SYSTEM.equals(tag.getSystem()) && CODE.equals(tag.getCode());
    }

    /**
     * Whether a privacy officer asks for everything with this tag, without a patient and without a condition that could
     * reveal something about others.
     */
    static boolean isWorkList(Caller caller, SearchQuery query) {
        Criterion tagged = new Criterion.AnyOf("_tag", List.of(term()));
        return caller.may(Duty.OFFICE)
                && query.patient() == null
                && query.spec().type().equals("Consent")
                && query.spec().criteria().equals(List.of(tagged))
                && query.includes().isEmpty()
                && query.links().isEmpty();
    }
}
