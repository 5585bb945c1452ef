// SPDX-License-Identifier: Apache-2.0
package org.consentry.program;

import java.util.List;

/** Settings that need work; the message names each with what was expected and what was found, and no value. */
final class SettingsMistakesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SettingsMistakesException(List<String> mistakes) {
        super("The settings need work:\n- " + String.join("\n- ", mistakes));
    }
}
