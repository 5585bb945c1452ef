// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

/**
 * The canonical identifier of a company, school, hospital or AI product that may receive scans.
 *
 * @param value as the register of recipients names it; not blank
 */
public record RecipientId(String value) implements Comparable<RecipientId> {

    public RecipientId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a recipient id is not blank");
        }
    }

    @Override
    public int compareTo(RecipientId other) {
        return value.compareTo(other.value);
    }
}
