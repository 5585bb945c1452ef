// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import java.util.Optional;
import org.consentry.launcher.process.LocalPort;

/**
 * A port with what it is for.
 *
 * @param number TCP port on loopback
 * @param purpose whose port, in words that fit after "for"
 * @param option the option that chooses another
 */
public record NamedPort(int number, String purpose, String option) {
    /** One line when something else listens there already. */
    public Optional<String> problem() {
        return LocalPort.isTaken(number)
                ? Optional.of("Port " + number + ", needed for " + purpose
                        + ", is taken by another program. Stop that program, or choose another port with " + option
                        + " NUMBER (or --free-ports).")
                : Optional.empty();
    }
}
