// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import java.util.regex.Pattern;

/**
 * Type and logical id of one resource. Both follow FHIR's own rules, so a key never needs escaping.
 *
 * @param type resource type, for example {@code Consent}
 * @param id logical id, 1 to 64 characters of {@code [A-Za-z0-9.-]}
 */
public record ResourceKey(String type, String id) {
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,63}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    /** Refuses types and ids that FHIR would refuse. */
    public ResourceKey {
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("Expected a resource type, found " + type.length() + " characters");
        }
        if (!isId(id)) {
            throw new IllegalArgumentException("Expected a FHIR id of 1 to 64 characters in [A-Za-z0-9.-]");
        }
    }

    /** Whether this text may be a logical id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** A FHIR relative reference, for example {@code Patient/x}. */
    public String reference() {
        return type + "/" + id;
    }

    @Override
    public String toString() {
        return type + "/?";
    }
}
