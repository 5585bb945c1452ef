// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

/** The peer broke PS3.8 or PS3.7, or asked for more than our limits allow. The message holds no values of data sets. */
public final class MalformedPduException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedPduException(String message) {
        super(message);
    }
}
