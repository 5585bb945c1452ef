// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.request;

import java.util.Locale;
import org.consentry.portal.fhir.FhirProblem;

/** What is said above a form that was not taken. */
public enum RequestNotice {
    /** The form was open too long; what was picked is in it again. */
    EXPIRED,
    /** Something was changed meanwhile. What was picked is kept, beside what holds now. */
    CONFLICT,
    /** Certainly not sent. */
    NOT_SENT,
    /** No answer tells whether it was sent. */
    UNKNOWN;

    /** After a write that did not end well. */
    static RequestNotice of(FhirProblem problem) {
        if (problem instanceof FhirProblem.Conflict) {
            return CONFLICT;
        }
        return problem.maybeWritten() ? UNKNOWN : NOT_SENT;
    }

    /** The end of the message key. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** The status that a page with it has. */
    int status() {
        return switch (this) {
            case EXPIRED -> 200;
            case CONFLICT -> 409;
            case NOT_SENT, UNKNOWN -> 503;
        };
    }
}
