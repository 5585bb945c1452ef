// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.form;

/** Adds mandatory elements to the elements that a caller asks for, before the library reads them. */
public final class Elements {
    /** The word that HAPI has for mandatory elements. */
    static final String MANDATORY = "(mandatory)";

    private static final String BESIDES = "," + MANDATORY;

    private Elements() {}

    static String told(String asked) {
        return asked + BESIDES;
    }

    /** What the caller asked for, for addresses in the answer. */
    public static String asked(String told) {
        return told.endsWith(BESIDES) ? told.substring(0, told.length() - BESIDES.length()) : told;
    }
}
