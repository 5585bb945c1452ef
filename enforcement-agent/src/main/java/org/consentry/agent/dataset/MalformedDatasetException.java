// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

/**
 * A data set that breaks PS3.5, or that asks for more than the {@link Limits} allow. The message says what was
 * expected, what was found, and at which offset or tag; it never holds a value.
 */
public final class MalformedDatasetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedDatasetException(String message) {
        super(message);
    }
}
