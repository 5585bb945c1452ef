// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.number;

import org.consentry.server.storage.SpokenNumber;

/**
 * Something of a patient that has a number.
 *
 * @param number its own number, with the version of a choice
 * @param type resource type
 * @param reference reference to it, with the version of a choice
 * @param patient logical id of the record in whose compartment it is
 */
record Numbered(SpokenNumber number, String type, String reference, String patient) {
    @Override
    public String toString() {
        return "Numbered[" + type + "]";
    }
}
