// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

/** Says why the FHIR server did not do what was asked. Its messages name no person and no record. */
public abstract class FhirProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private FhirProblem(String message) {
        super(message);
    }

    /** Whether a write that failed like this may still have been done. */
    public boolean maybeWritten() {
        return false;
    }

    /** Missing, or not this person's (404, 410, 403). Neither the server nor the portal tells which. */
    public static final class NotThere extends FhirProblem {
        private static final long serialVersionUID = 1;

        public NotThere() {
            super("not there");
        }
    }

    /** The record of the person who signs in says that they have died. */
    public static final class Closed extends FhirProblem {
        private static final long serialVersionUID = 1;

        public Closed() {
            super("the sign-in is closed");
        }
    }

    /** The record of a patient is closed to this member of staff, until two people open it. */
    public static final class Shut extends FhirProblem {
        private static final long serialVersionUID = 1;

        private final String patient;

        /**
         * Takes the record.
         *
         * @param patient logical id; empty if there are several
         */
        public Shut(String patient) {
            super("a record is closed");
            this.patient = patient;
        }

        public String patient() {
            return patient;
        }
    }

    /** The server does not accept the access token (401). */
    public static final class NotSignedIn extends FhirProblem {
        private static final long serialVersionUID = 1;

        public NotSignedIn() {
            super("the token was not taken");
        }
    }

    /** Another person wrote first (409, 412). Nothing was written. */
    public static final class Conflict extends FhirProblem {
        private static final long serialVersionUID = 1;

        public Conflict() {
            super("another version is there");
        }
    }

    /** The server refused what the portal sent (other 4xx), by a mistake of the portal. Nothing was written. */
    public static final class Rejected extends FhirProblem {
        private static final long serialVersionUID = 1;

        public Rejected(int status, String said) {
            super("refused with " + status + ": " + said);
        }
    }

    /** What a person typed does not fit (400). Nothing was done. */
    public static final class Unfit extends FhirProblem {
        private static final long serialVersionUID = 1;

        private final String said;

        /**
         * Takes what the server says of it.
         *
         * @param said what was expected and found, in English; it may quote what was typed, so no log has it
         */
        public Unfit(String said) {
            super("a typed text does not fit");
            this.said = said;
        }

        public String said() {
            return said;
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

        /** True if a write was sent and no answer shows whether it was done. */
        @Override
        public boolean maybeWritten() {
            return maybeWritten;
        }
    }
}
