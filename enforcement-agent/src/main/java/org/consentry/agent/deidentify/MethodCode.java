// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

/**
 * A code of PS3.16 CID 7050, coding scheme DCM, that names what was done.
 *
 * @param value such as {@code 113100}
 * @param meaning in the standard's words
 */
public record MethodCode(String value, String meaning) {
    /** Coding Scheme Designator of every such code. */
    public static final String SCHEME = "DCM";

    /** Section E.3.1: text was taken out of the pixels, and looked for again. */
    public static final MethodCode CLEAN_PIXEL_DATA = new MethodCode("113101", "Clean Pixel Data Option");

    static final MethodCode BASIC_PROFILE = new MethodCode("113100", "Basic Application Confidentiality Profile");
}
