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

    static final MethodCode BASIC_PROFILE = new MethodCode("113100", "Basic Application Confidentiality Profile");
}
