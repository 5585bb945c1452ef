// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import org.consentry.portal.fhir.choice.Choice;

/** What became of a pick. */
sealed interface SavedPick {

    /** The choice that counts now. */
    Choice choice();

    /** A new version was stored. */
    record Written(Choice choice) implements SavedPick {}

    /** It was so already, so nothing was stored and the choice keeps its date. */
    record Stood(Choice choice) implements SavedPick {}
}
