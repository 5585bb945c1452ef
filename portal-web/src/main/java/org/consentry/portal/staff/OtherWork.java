// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.bypass.BypassClient;
import org.consentry.portal.fhir.note.MailNoteClient;

/** Counts what waits for staff besides questions, where counting is no look at a patient. */
@Singleton
public class OtherWork {

    private final MailNoteClient notes;
    private final BypassClient bypass;

    @Inject
    public OtherWork(MailNoteClient notes, BypassClient bypass) {
        this.notes = notes;
        this.bypass = bypass;
    }

    /**
     * What waits now; missing where that cannot be told.
     *
     * @param letters notes by e-mail that nobody took
     * @param past what left past the gateways and nobody has looked into
     */
    public record Counts(PageSection<Integer> letters, PageSection<Integer> past) {}

    Counts now(FhirCaller caller) {
        return new Counts(
                PageSection.of(() -> notes.unsent(caller).count()),
                PageSection.of(() -> bypass.list(caller).openCount()));
    }
}
