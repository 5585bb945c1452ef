// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.ChoiceClient;
import org.consentry.portal.fhir.choice.ChoiceVersion;
import org.consentry.portal.fhir.choice.Matter;
import org.consentry.portal.fhir.choice.NewChoice;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.Languages;
import org.consentry.portal.view.PageRenderer;

/** Writes what a patient picked, on top of the version they saw. */
public class Saving {

    private final SignedIn signedIn;
    private final ChoiceClient choices;
    private final InstantSource clock;
    private final ShownText texts;

    @Inject
    public Saving(SignedIn signedIn, ChoiceClient choices, InstantSource clock, PageRenderer screen) {
        this.signedIn = signedIn;
        this.choices = choices;
        this.clock = clock;
        this.texts = new ShownText(screen.messages());
    }

    SavedPick answer(Matter matter, ChoiceForm form, Choice.Value value) {
        return save(matter, form, value, texts.question(matter, language(form)));
    }

    SavedPick stop(Topic topic, ChoiceForm form) {
        return save(topic, form, Choice.Value.NO, texts.stop(topic, language(form)));
    }

    /**
     * Puts back what counted before a version, as a new version on top of it. An older yes or no keeps the day since
     * when the person has held it. If the version before says the same, nothing is written.
     */
    Choice undo(ChoiceVersion cid, String key) {
        Choice now = choices.version(signedIn.caller(), cid.id(), cid.version());
        Optional<Choice> before = cid.version() == 1
                ? Optional.empty()
                : Optional.of(choices.version(signedIn.caller(), cid.id(), cid.version() - 1));
        Choice.Value value = before.map(Choice::value).orElse(Choice.Value.NONE);
        if (value == now.value()) {
            return now;
        }
        return choices.save(
                signedIn.caller(),
                new NewChoice(
                        signedIn.patient(),
                        now.matter(),
                        value,
                        Optional.of(cid.id()),
                        cid.version(),
                        now(),
                        before.filter(b -> b.value() != Choice.Value.NONE).map(Choice::since),
                        before.map(Choice::text).filter(text -> !text.isEmpty()).orElse(now.text()),
                        key));
    }

    private SavedPick save(Matter matter, ChoiceForm form, Choice.Value value, String text) {
        Optional<Choice> standing = choices.standing(signedIn.caller(), signedIn.patient(), matter, value);
        if (standing.isPresent()) {
            return new SavedPick.Stood(standing.get());
        }
        return new SavedPick.Written(choices.save(
                signedIn.caller(),
                new NewChoice(
                        signedIn.patient(),
                        matter,
                        value,
                        form.consent(),
                        form.version(),
                        now(),
                        Optional.empty(),
                        text,
                        form.key())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Locale language(ChoiceForm form) {
        return Languages.named(form.language()).orElse(Languages.ENGLISH);
    }
}
