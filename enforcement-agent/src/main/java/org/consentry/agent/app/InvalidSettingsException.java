// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.util.List;

/** Settings that are missing or wrong; names each one and no value. */
public final class InvalidSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final List<String> mistakes;

    InvalidSettingsException(List<String> mistakes) {
        super("The agent does not start, its settings need work:\n- " + String.join("\n- ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** One line for each setting: its key, what was expected and what was found. */
    public List<String> mistakes() {
        return mistakes;
    }
}
