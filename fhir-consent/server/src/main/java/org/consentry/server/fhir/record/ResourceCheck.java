// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.record;

import java.util.List;

/** Checks a resource against R4 itself before any door sees it. */
public interface ResourceCheck {
    /**
     * One thing that breaks R4.
     *
     * @param element FHIRPath of the element
     * @param found what is wrong, in words
     * @param otherForm whether JSON has another form there than R4 gives the element, so that readers differ in what
     *     they read
     * @param lost whether R4 has no place for what is there
     */
    record Mistake(String element, String found, boolean otherForm, boolean lost) {}

    /**
     * Refuses with 422 what breaks R4.
     *
     * @param text the resource as JSON
     */
    void check(String text);

    /** Everything that breaks R4; empty if nothing does. */
    List<Mistake> mistakes(String text);
}
