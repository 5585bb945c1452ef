// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.report;

import java.util.Optional;

/**
 * A count as the server tells it.
 *
 * @param text the number, {@code <11} for one that is too small to be told, or {@code kept-back}
 */
public record Figure(String text) {
    private static final String KEPT_BACK = "kept-back";

    /** Refuses any other text. */
    public Figure {
        if (!text.matches("[0-9]{1,18}|<[1-9][0-9]{0,3}|" + KEPT_BACK)) {
            throw new IllegalArgumentException("Expected a number, <n or kept-back, found a text of " + text.length());
        }
    }

    /** Whether it is the number itself. */
    public boolean told() {
        return !few() && !text.equals(KEPT_BACK);
    }

    /** The number itself, if it is told; else 0. */
    public long number() {
        return told() ? Long.parseLong(text) : 0;
    }

    /** Whether it is at least 1 and too small to be told. */
    public boolean few() {
        return text.startsWith("<");
    }

    /** The number below which counts are not told, if this is one of those. */
    public Optional<String> floor() {
        return few() ? Optional.of(text.substring(1)) : Optional.empty();
    }

    /** Whether nobody is counted. */
    public boolean none() {
        return text.equals("0");
    }
}
