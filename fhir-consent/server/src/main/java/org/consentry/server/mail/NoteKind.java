// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.mail;

import java.util.Locale;

/** What a note by e-mail is about. It never says more than this. */
public enum NoteKind {
    /** A choice was made, changed or taken back. */
    CHANGED,
    /** A question was answered. */
    ANSWERED,
    /** A scan was shared, and the patient wants to be told. */
    SHARED,
    /** The address on the record was replaced. */
    CONTACT,
    /** Somebody may act for the patient now, or may no longer. */
    PROXY;

    /**
     * Whether staff write a letter if nobody takes the note. Staff find the person by the number of what the note is
     * about; the others are about nothing that has one.
     */
    boolean hasLetter() {
        return this == CHANGED || this == ANSWERED;
    }

    /** The kind as a code. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static NoteKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
