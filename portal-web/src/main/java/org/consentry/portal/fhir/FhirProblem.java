// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

/** Says why the FHIR server did not do what was asked. Its messages name no person and no record. */
public abstract class FhirProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private FhirProblem(String message) {
        super(message);
    }

    /** Whether a write that ended so may have been done all the same. */
    public boolean maybeWritten() {
        return false;
    }

    /** Not there, or not this person's: the server does not tell which, and neither do we (404, 410, 403). */
    public static final class NotThere extends FhirProblem {
        private static final long serialVersionUID = 1;

        public NotThere() {
            super("not there");
        }
    }

    /** The access token is no longer taken (401). */
    public static final class NotSignedIn extends FhirProblem {
        private static final long serialVersionUID = 1;

        public NotSignedIn() {
            super("the token was not taken");
        }
    }

    /** Someone else wrote first (409, 412): nothing was written. */
    public static final class Conflict extends FhirProblem {
        private static final long serialVersionUID = 1;

        public Conflict() {
            super("another version is there");
        }
    }

    /** The server will not take what we sent (other 4xx): a mistake of ours. Nothing was written. */
    public static final class Rejected extends FhirProblem {
        private static final long serialVersionUID = 1;

        public Rejected(int status, String said) {
            super("refused with " + status + ": " + said);
        }
    }

    /** The server cannot be reached or is broken. */
    public static final class Away extends FhirProblem {
        private static final long serialVersionUID = 1;

        private final boolean maybeWritten;

        public Away(String message, boolean maybeWritten) {
            super(message);
            this.maybeWritten = maybeWritten;
        }

        /** True when a write was sent and no answer tells whether it was done. */
        @Override
        public boolean maybeWritten() {
            return maybeWritten;
        }
    }
}
