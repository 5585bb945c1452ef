// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

/** The replica file is not what was written to it. */
final class CorruptReplicaException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CorruptReplicaException(String message) {
        super(message);
    }
}
