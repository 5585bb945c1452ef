// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.frame;

/** Nobody can say where the frames of an object begin and end. The message names no patient. */
public final class UncutFramesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UncutFramesException(String message) {
        super(message);
    }
}
