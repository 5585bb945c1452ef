// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.question;

/** What happened to a form before it is shown. */
public enum FormState {
    FRESH,
    /** It was sent with mistakes; the page names them. */
    CHECKED,
    /** It was sent after the session had ended; what was typed is in it again. */
    EXPIRED,
    /** It could not be passed on. */
    NOT_SENT
}
