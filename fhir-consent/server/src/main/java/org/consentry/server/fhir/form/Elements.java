// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.form;

/** What the library is told besides the elements that a caller asks for: that what must be there is there. */
public final class Elements {
    /** In HAPI's own words. */
    static final String MANDATORY = "(mandatory)";

    private static final String BESIDES = "," + MANDATORY;

    private Elements() {}

    static String told(String asked) {
        return asked + BESIDES;
    }

    /** What the caller asked for, for addresses that it is given. */
    public static String asked(String told) {
        return told.endsWith(BESIDES) ? told.substring(0, told.length() - BESIDES.length()) : told;
    }
}
