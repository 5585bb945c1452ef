// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

/**
 * View model of the problem pages; what a page does not need is empty.
 *
 * @param number number of an error, under which it is logged
 * @param again where signing in again leads, or back to the form
 * @param kept whether what was typed is kept until then
 */
public record ProblemPage(String number, String again, boolean kept) {

    public static final ProblemPage PLAIN = new ProblemPage("", "/sign-in", false);

    public static ProblemPage numbered(String number) {
        return new ProblemPage(number, "/sign-in", false);
    }

    /** Back to a form. */
    public static ProblemPage again(String form, boolean kept) {
        return new ProblemPage("", form, kept);
    }

    public static ProblemPage signedOut(String again, boolean kept) {
        return new ProblemPage("", again, kept);
    }
}
