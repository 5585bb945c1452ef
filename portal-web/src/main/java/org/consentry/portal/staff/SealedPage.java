// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.seal.Sealed;

/**
 * View model of the checks of sealed records.
 *
 * @param chains one line each
 * @param noteTrouble what is wrong with the notes of their ends; empty if nothing is
 */
public record SealedPage(List<Sealed> chains, Optional<String> noteTrouble) {

    /** Copies the chains. */
    public SealedPage {
        chains = List.copyOf(chains);
    }

    /** Whether everything is as it was sealed. */
    public boolean holds() {
        return noteTrouble.isEmpty() && chains.stream().allMatch(Sealed::holds);
    }

    /** Whether every chain has been checked. */
    public boolean known() {
        return chains.stream().allMatch(Sealed::known);
    }
}
