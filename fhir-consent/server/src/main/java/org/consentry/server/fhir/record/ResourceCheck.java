// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.record;

import java.util.List;

/** Checks a resource against R4 itself before any door sees it. */
public interface ResourceCheck {
    /**
     * One fault against R4.
     *
     * @param element FHIRPath of the element
     * @param found what is wrong, in words
     * @param otherForm whether the JSON form differs from R4's, so that readers differ in what they read
     * @param lost whether R4 has no place for the value
     */
    record Mistake(String element, String found, boolean otherForm, boolean lost) {}

    /**
     * Refuses a resource that breaks R4 with 422.
     *
     * @param text the resource as JSON
     */
    void check(String text);

    /** All faults against R4; empty if there are none. */
    List<Mistake> mistakes(String text);
}
