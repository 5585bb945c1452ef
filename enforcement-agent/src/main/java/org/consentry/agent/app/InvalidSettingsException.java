// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.util.List;

/** Settings that are missing or wrong; names each one and no value. */
public final class InvalidSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidSettingsException(List<String> mistakes) {
        super("The agent does not start, its settings need work:\n- " + String.join("\n- ", mistakes));
    }
}
