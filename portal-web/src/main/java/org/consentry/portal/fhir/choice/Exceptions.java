// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

/** Of how many companies and scans a patient has said no, so that a yes is not for them. */
public record Exceptions(int companies, int scans) {
    /** Of none. */
    public static final Exceptions NONE = new Exceptions(0, 0);

    public boolean any() {
        return companies + scans > 0;
    }
}
