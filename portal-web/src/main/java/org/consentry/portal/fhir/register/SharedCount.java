// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.register;

/**
 * How many scans a group got so far, as the public may know it.
 *
 * @param kind none, few (scans of fewer people than the server counts in public), about, or unknown (only scans went
 *     there that did not go through us)
 * @param about rounded; 0 unless the kind is about
 * @param name whether the name was taken off, as the record of what left says: off (of all), on (all), mixed, none (no
 *     scan went there), or unknown
 */
public record SharedCount(String kind, long about, String name) {

    /** Refuses other kinds. */
    public SharedCount {
        if (!kind.matches("none|few|about|unknown")) {
            throw new IllegalArgumentException("Expected none, few, about or unknown, found another kind");
        }
        if (!name.matches("off|on|mixed|none|unknown")) {
            throw new IllegalArgumentException("Expected off, on, mixed, none or unknown, found another");
        }
    }

    /** End of the message key that says it. */
    public String key() {
        return "companypage.count." + kind;
    }

    /** The message key that says whether the name was taken off. */
    public String nameKey() {
        return "companypage.named." + name;
    }
}
