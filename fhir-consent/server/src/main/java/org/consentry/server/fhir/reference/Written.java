// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.reference;

/**
 * A reference as it was written.
 *
 * @param kind what it is
 * @param text its normal spelling: {@code Type/id} or {@code Type/id/_history/n} for a resource of this server, else as
 *     it was written
 */
public record Written(Kind kind, String text) {
    private static final String HISTORY = "/_history/";

    /** The kinds of references. */
    public enum Kind {
        /** A resource of this server. */
        HERE,
        /** A logical id. Its type follows from the place where it stands. */
        ID,
        /** A condition that finds a resource of this server, such as {@code Patient?identifier=x}. */
        CONDITION,
        /** A resource contained in the same resource. */
        CONTAINED,
        /** A name: {@code urn:uuid:}, {@code urn:oid:} and others. */
        NAME,
        /** An address of another server. */
        ELSEWHERE,
        /** A text that this server does not understand. */
        UNKNOWN
    }

    /** Whether it is of this kind. */
    public boolean is(Kind other) {
        return kind == other;
    }

    /** Type of a resource of this server; empty for any other kind. */
    public String type() {
        return kind == Kind.HERE ? text.substring(0, text.indexOf('/')) : "";
    }

    /** The normal spelling without a version. */
    public String versionless() {
        int history = kind == Kind.HERE ? text.indexOf(HISTORY) : -1;
        return history < 0 ? text : text.substring(0, history);
    }
}
