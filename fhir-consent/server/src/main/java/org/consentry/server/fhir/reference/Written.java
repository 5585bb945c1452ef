// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.reference;

/**
 * A reference as somebody wrote it.
 *
 * @param kind what it is
 * @param text its one spelling: {@code Type/id} or {@code Type/id/_history/n} for what is here, else as it was written
 */
public record Written(Kind kind, String text) {
    private static final String HISTORY = "/_history/";

    /** What a reference can be. */
    public enum Kind {
        /** A resource of this server. */
        HERE,
        /** A logical id whose type the place tells. */
        ID,
        /** A condition that finds a resource of this server, such as {@code Patient?identifier=x}. */
        CONDITION,
        /** A resource inside the same one. */
        CONTAINED,
        /** A name: {@code urn:uuid:}, {@code urn:oid:} and others. */
        NAME,
        /** An address of another server, which never is ours. */
        ELSEWHERE,
        /** Nothing that we understand. */
        UNKNOWN
    }

    /** Whether it is of this kind. */
    public boolean is(Kind other) {
        return kind == other;
    }

    /** Type of a resource of this server; empty for everything else. */
    public String type() {
        return kind == Kind.HERE ? text.substring(0, text.indexOf('/')) : "";
    }

    /** Its spelling without a version. */
    public String versionless() {
        int history = kind == Kind.HERE ? text.indexOf(HISTORY) : -1;
        return history < 0 ? text : text.substring(0, history);
    }
}
