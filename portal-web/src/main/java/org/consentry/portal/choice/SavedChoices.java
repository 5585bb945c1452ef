// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.ChoiceClient;
import org.consentry.portal.fhir.choice.ChoiceVersion;
import org.consentry.portal.fhir.choice.Enforcement;
import org.consentry.portal.fhir.choice.TopicState;
import org.consentry.portal.fhir.note.MailNoteClient;
import org.consentry.portal.fhir.note.MailNotes;
import org.consentry.portal.session.FormKeys;
import org.consentry.portal.session.SignedIn;

/** Reads the choices of the signed-in patient that an address names, and what counts now. */
public class SavedChoices {

    private final SignedIn signedIn;
    private final ChoiceClient choices;
    private final MailNoteClient notes;
    private final FormKeys keys;
    private final InstantSource clock;

    @Inject
    public SavedChoices(
            SignedIn signedIn, ChoiceClient choices, MailNoteClient notes, FormKeys keys, InstantSource clock) {
        this.signedIn = signedIn;
        this.choices = choices;
        this.notes = notes;
        this.keys = keys;
        this.clock = clock;
    }

    /** These choices and what counts now. */
    public SavedPage page(List<ChoiceVersion> cids, SavedPage.Act act) {
        FhirCaller caller = signedIn.caller();
        List<Choice> stored = stored(cids);
        List<TopicState> states = choices.states(caller, signedIn.patient());
        PageSection<Enforcement> enforcement = SavedPage.count(stored, states)
                ? PageSection.of(() -> stored.stream()
                        .map(c -> choices.enforcement(caller, c.id()))
                        .reduce(Enforcement::and)
                        .orElseThrow())
                : PageSection.missing();
        Instant savedAt =
                stored.stream().map(Choice::at).max(Comparator.naturalOrder()).orElseThrow();
        MailNotes.Fate note = PageSection.of(
                        () -> notes.of(caller, signedIn.patient()).ofChoice(savedAt))
                .value()
                .orElse(MailNotes.Fate.NONE);
        return new SavedPage(stored, states, enforcement, note, act, clock.instant(), keys.next());
    }

    List<Choice> stored(List<ChoiceVersion> cids) {
        return cids.stream()
                .map(c -> choices.version(signedIn.caller(), c.id(), c.version()))
                .toList();
    }
}
