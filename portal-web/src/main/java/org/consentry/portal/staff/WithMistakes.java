// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.util.List;

/** View model of a form that may hold mistakes. */
public interface WithMistakes {

    /** What is wrong, in the order of the fields. */
    List<Mistake> mistakes();

    /** Whether something is wrong with a field. */
    default boolean wrong(String field) {
        return mistakes().stream().anyMatch(m -> m.field().equals(field));
    }

    /** The message key of what is wrong with a field, or of any mistake if nothing is. */
    default String mistake(String field) {
        return mistakes().stream()
                .filter(m -> m.field().equals(field))
                .map(Mistake::key)
                .findFirst()
                .orElse("error.summary.title");
    }
}
