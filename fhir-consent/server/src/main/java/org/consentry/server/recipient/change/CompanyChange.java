// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient.change;

import java.time.Instant;
import org.consentry.server.access.Login;
import org.jspecify.annotations.Nullable;

/**
 * What one login began, as far as it has come.
 *
 * @param id its number
 * @param company logical id of the recipient
 * @param kind what it is about
 * @param by who began it
 * @param last the last step
 * @param facts what was saved last, as {@link CompanyFacts#json}; null unless it is a draft
 * @param base version of the Organization from which the draft began; null for a new recipient
 */
public record CompanyChange(
        long id,
        String company,
        Kind kind,
        Login by,
        Step last,
        @Nullable String facts,
        @Nullable Integer base) {

    /** What a change is about. */
    public enum Kind {
        /** The facts of an entry, new or changed. */
        FACTS,
        /** That nothing goes there for now. */
        PAUSE,
        /** That scans may go there again. */
        RESUME
    }

    /** What can be done with it. */
    public enum What {
        /** Its writer saved the facts. */
        SAVED,
        /** It waits for a second person. */
        SENT,
        /** A second person sent it back. */
        BACK,
        /** It is in force. */
        DONE,
        /** It never will be. */
        DROPPED
    }

    /**
     * One step.
     *
     * @param id its number, by which a caller says what was seen
     * @param why the reason given; empty if none is needed
     */
    public record Step(long id, What what, Login by, Instant at, String why) {}

    /** Whether it waits for a second person. */
    public boolean waits() {
        return last.what() == What.SENT;
    }

    /** Whether this login began it. */
    public boolean isOf(Login login) {
        return by.subject().equals(login.subject());
    }
}
