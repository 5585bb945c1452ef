// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.Node;

/** Asks what a choice would change before it is saved. Nothing is stored. */
@Singleton
public class PreviewClient {

    /** Outcomes with which a scan may go out. */
    private static final Set<String> YES = Set.of("PERMIT", "PERMIT_WITH_OBLIGATIONS", "NOT_GATED");

    private final FhirClient fhir;
    private final InstantSource clock;

    @Inject
    public PreviewClient(FhirClient fhir, InstantSource clock) {
        this.fhir = fhir;
        this.clock = clock;
    }

    /**
     * Scans that some group could get now and could not once the patient says no to these topics: their ids.
     *
     * @param states where the patient stands on each topic
     */
    public Set<String> stopped(FhirCaller caller, String patient, List<TopicState> states) {
        var stopped = new HashSet<String>();
        for (TopicState state : states) {
            stopped.addAll(stopped(ask(caller, no(patient, state))));
        }
        return stopped;
    }

    /**
     * Scans that go out or stay because of a choice: those of which it would be otherwise, had the patient said yes in
     * place of no, or no in place of yes. Their ids.
     *
     * @param choice a yes or a no that counts now
     */
    public Set<String> decided(FhirCaller caller, String patient, Choice choice) {
        Choice.Value other = choice.value() == Choice.Value.NO ? Choice.Value.YES : Choice.Value.NO;
        return turned(ask(caller, draft(patient, choice.matter(), other, Optional.of(choice.id()), choice.version())));
    }

    private Node ask(FhirCaller caller, NewChoice choice) {
        JsonObject draft = ChoiceMapping.consent(choice);
        return Node.of(fhir.ask(
                caller,
                "Consent/$preview",
                Json.createObjectBuilder()
                        .add("resourceType", "Parameters")
                        .add(
                                "parameter",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("name", "consent")
                                                .add("resource", draft)))
                        .build()));
    }

    static List<String> stopped(Node answer) {
        return studies(answer, change -> allows(change.part("before")) && !allows(change.part("after")));
    }

    /** Once each, whoever could get them. */
    static Set<String> turned(Node answer) {
        return new HashSet<>(studies(answer, change -> allows(change.part("before")) != allows(change.part("after"))));
    }

    private static List<String> studies(Node answer, Predicate<Node> wanted) {
        return answer.items("parameter")
                .filter(p -> p.is("name", "change"))
                .filter(wanted)
                .flatMap(p -> p.part("study").referenceId("valueReference").stream())
                .toList();
    }

    private static boolean allows(Node explained) {
        return YES.contains(explained.part("outcome").textOr("valueCode", ""));
    }

    private NewChoice no(String patient, TopicState state) {
        return draft(
                patient,
                state.topic(),
                Choice.Value.NO,
                state.choice().map(Choice::id),
                state.choice().map(Choice::version).orElse(0));
    }

    private NewChoice draft(String patient, Matter matter, Choice.Value value, Optional<String> id, int version) {
        return new NewChoice(patient, matter, value, id, version, clock.instant(), Optional.empty(), "", "preview");
    }
}
