// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

/**
 * Why no association was made (A-ASSOCIATE-RJ, PS3.8 table 9-21).
 *
 * @param result 1 permanent, 2 transient
 * @param source 1 the application, 2 its upper layer (association), 3 its upper layer (presentation)
 * @param reason a code whose meaning depends on the source
 */
public record Rejection(int result, int source, int reason) {
    public static final Rejection NO_REASON = new Rejection(1, 1, 1);
    public static final Rejection APPLICATION_CONTEXT = new Rejection(1, 1, 2);
    public static final Rejection CALLING_AE_NOT_RECOGNIZED = new Rejection(1, 1, 3);
    public static final Rejection CALLED_AE_NOT_RECOGNIZED = new Rejection(1, 1, 7);
    public static final Rejection PROTOCOL_VERSION = new Rejection(1, 2, 2);
    /** Transient: what is needed to answer is not there yet. */
    public static final Rejection NOT_READY = new Rejection(2, 3, 1);

    public static final Rejection LOCAL_LIMIT = new Rejection(2, 3, 2);

    /** The codes in words, for logs and error messages. */
    public String text() {
        if (equals(CALLED_AE_NOT_RECOGNIZED)) {
            return "called AE title not recognized";
        }
        if (equals(CALLING_AE_NOT_RECOGNIZED)) {
            return "calling AE title not recognized";
        }
        if (equals(LOCAL_LIMIT)) {
            return "too many associations, try again later";
        }
        return "result " + result + ", source " + source + ", reason " + reason;
    }
}
