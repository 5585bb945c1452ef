// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.entry;

import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.portal.config.PortalConfig;
import org.consentry.portal.fhir.Fhir;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.ChoiceClient;
import org.consentry.portal.fhir.choice.NewChoice;
import org.consentry.portal.fhir.choice.NewEntry;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.fhir.choice.TopicState;
import org.consentry.portal.view.PageRenderer;
import org.consentry.portal.view.TextDigest;

/** Works out what saving an entry does, and makes what is saved. */
public class EntryPlans {

    private final ChoiceClient choices;
    private final PortalConfig config;
    private final PageRenderer screen;

    @Inject
    public EntryPlans(ChoiceClient choices, PortalConfig config, PageRenderer screen) {
        this.choices = choices;
        this.config = config;
        this.screen = screen;
    }

    /** One line for each topic, from what counts at this moment. */
    List<EntryLine> lines(FhirCaller caller, EntryDraft draft) {
        return choices.states(caller, draft.patient()).stream()
                .map(state -> line(caller, draft, state))
                .toList();
    }

    private EntryLine line(FhirCaller caller, EntryDraft draft, TopicState state) {
        Optional<Choice.Value> told = draft.form().value(state.topic());
        EntryEffect effect = EntryEffect.of(state, told, draft.form().date(), config.zone());
        // The same choice of a merged record is not the patient's own: it goes when the merge ends.
        boolean others = effect == EntryEffect.SAME
                && choices.standing(caller, draft.patient(), state.topic(), state.value())
                        .isEmpty();
        return new EntryLine(state, told, others ? EntryEffect.CHANGES : effect);
    }

    /** What is written of these lines: each on top of the version that was seen, with the text that was read back. */
    NewEntry entry(EntryDraft draft, List<EntryLine> lines, Locale language) {
        List<NewChoice> written = lines.stream()
                .filter(line -> line.effect().saves())
                .flatMap(line -> line.told().stream().map(value -> choice(draft, line, value, language)))
                .toList();
        return new NewEntry(draft.form().toldBy(), draft.form().date(), written, draft.scan(), draft.key());
    }

    /** What is written of a no about one topic, by who has not seen what stands. */
    NewEntry unseen(String patient, EntryForm form, Topic topic, String key, Locale language) {
        NewChoice no = new NewChoice(
                patient,
                topic,
                Choice.Value.NO,
                Optional.empty(),
                0,
                form.date().atTime(12, 0).toInstant(ZoneOffset.UTC),
                Optional.empty(),
                text(topic.code(), Choice.Value.NO, language),
                key + "-" + topic.code());
        return new NewEntry(form.toldBy(), form.date(), List.of(no), Optional.empty(), key);
    }

    private NewChoice choice(EntryDraft draft, EntryLine line, Choice.Value value, Locale language) {
        Optional<Choice> stands = line.state().choice();
        return new NewChoice(
                draft.patient(),
                line.state().topic(),
                value,
                stands.map(Choice::id),
                stands.map(Choice::version).orElse(0),
                draft.form().date().atTime(12, 0).toInstant(ZoneOffset.UTC),
                Optional.empty(),
                text(line.topic(), value, language),
                draft.key() + "-" + line.topic());
    }

    private String text(String topic, Choice.Value value, Locale language) {
        List<String> read = Stream.of("readback." + topic + "." + value.code(), "readback.care", "readback.right")
                .toList();
        return Fhir.SCRIPT + topic + "/" + TextDigest.of(screen.messages(), language, read);
    }
}
