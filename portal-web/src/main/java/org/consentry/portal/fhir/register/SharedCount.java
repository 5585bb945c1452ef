// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.register;

/**
 * How many scans a group got so far, as the public may know it.
 *
 * @param kind none, few (scans of fewer people than the server counts in public), or about
 * @param about rounded; 0 unless the kind is about
 */
public record SharedCount(String kind, long about) {

    /** Refuses other kinds. */
    public SharedCount {
        if (!kind.matches("none|few|about")) {
            throw new IllegalArgumentException("Expected none, few or about, found another kind");
        }
    }

    /** End of the message key that says it. */
    public String key() {
        return "companypage.count." + kind;
    }
}
