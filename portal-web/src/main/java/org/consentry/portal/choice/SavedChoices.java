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
import org.consentry.portal.fhir.choice.PreviewClient;
import org.consentry.portal.fhir.choice.Standing;
import org.consentry.portal.fhir.note.MailNoteClient;
import org.consentry.portal.fhir.note.MailNotes;
import org.consentry.portal.fhir.single.Singles;
import org.consentry.portal.fhir.single.SinglesClient;
import org.consentry.portal.session.FormKeys;
import org.consentry.portal.session.SignedIn;

/** Reads the choices of the signed-in patient that an address names, and what counts now. */
public class SavedChoices {

    private final SignedIn signedIn;
    private final ChoiceClient choices;
    private final SinglesClient singles;
    private final MailNoteClient notes;
    private final PreviewClient previews;
    private final OwnProgress progress;
    private final FormKeys keys;
    private final InstantSource clock;

    @Inject
    public SavedChoices(
            SignedIn signedIn,
            ChoiceClient choices,
            SinglesClient singles,
            MailNoteClient notes,
            PreviewClient previews,
            OwnProgress progress,
            FormKeys keys,
            InstantSource clock) {
        this.signedIn = signedIn;
        this.choices = choices;
        this.singles = singles;
        this.notes = notes;
        this.previews = previews;
        this.progress = progress;
        this.keys = keys;
        this.clock = clock;
    }

    /** These choices and what counts now. */
    public SavedPage page(List<ChoiceVersion> cids, SavedPage.Act act) {
        FhirCaller caller = signedIn.caller();
        List<Choice> stored = stored(cids);
        Standing standing = choices.standing(caller, signedIn.patient());
        PageSection<Enforcement> enforcement = SavedPage.count(stored, standing)
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
        Singles named = singles.named(caller, signedIn.patient(), standing.single());
        return new SavedPage(
                stored, standing, named, enforcement, note, PageSection.missing(), act, clock.instant(), keys.next());
    }

    /** The same page with how many scans go out or stay because of the choices, and with each recipient of a no. */
    SavedPage counted(SavedPage page) {
        SavedPage told = page.saysNo() ? page.at(progress.of(page.standing())) : page;
        return told.decides().isEmpty() ? told : told.with(PageSection.of(() -> decided(page.choices())));
    }

    private int decided(List<Choice> saved) {
        return (int) saved.stream()
                .flatMap(choice -> previews.decided(signedIn.caller(), signedIn.patient(), choice).stream())
                .distinct()
                .count();
    }

    List<Choice> stored(List<ChoiceVersion> cids) {
        return cids.stream()
                .map(c -> choices.version(signedIn.caller(), c.id(), c.version()))
                .toList();
    }
}
