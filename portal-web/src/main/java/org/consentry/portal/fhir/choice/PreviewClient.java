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
            JsonObject draft = ChoiceMapping.consent(no(patient, state));
            Node answer = Node.of(fhir.ask(
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
            stopped.addAll(stopped(answer));
        }
        return stopped;
    }

    static List<String> stopped(Node answer) {
        return answer.items("parameter")
                .filter(p -> p.is("name", "change"))
                .filter(p -> allows(p.part("before")) && !allows(p.part("after")))
                .flatMap(p -> p.part("study").referenceId("valueReference").stream())
                .toList();
    }

    private static boolean allows(Node explained) {
        return YES.contains(explained.part("outcome").textOr("valueCode", ""));
    }

    private NewChoice no(String patient, TopicState state) {
        return new NewChoice(
                patient,
                state.topic(),
                Choice.Value.NO,
                state.choice().map(Choice::id),
                state.choice().map(Choice::version).orElse(0),
                clock.instant(),
                Optional.empty(),
                "",
                "preview");
    }
}
