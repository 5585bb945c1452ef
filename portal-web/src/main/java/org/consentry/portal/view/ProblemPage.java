// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

/**
 * View model of the problem pages; what a page does not need is empty.
 *
 * @param number number of an error, under which it is logged
 * @param again where signing in again leads
 * @param kept whether what was typed is kept for after the sign-in
 */
public record ProblemPage(String number, String again, boolean kept) {

    public static final ProblemPage PLAIN = new ProblemPage("", "/sign-in", false);

    public static ProblemPage numbered(String number) {
        return new ProblemPage(number, "/sign-in", false);
    }

    public static ProblemPage signedOut(String again, boolean kept) {
        return new ProblemPage("", again, kept);
    }
}
