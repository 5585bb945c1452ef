// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.seal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;

/** Reads the results of the server's checks of sealed records, for staff. */
@Singleton
public class SealedClient {

    private final FhirClient fhir;

    @Inject
    public SealedClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    /**
     * The chains, and the fault in the notes of their ends.
     *
     * @param noteTrouble empty if the notes are good
     */
    public record Found(List<Sealed> chains, Optional<String> noteTrouble) {
        /** Copies the chains. */
        public Found {
            chains = List.copyOf(chains);
        }
    }

    /** The present results. */
    public Found found(FhirCaller caller) {
        return found(fhir.read(caller, "AuditEvent/$watch"));
    }

    static Found found(JsonObject parameters) {
        Node answer = Node.of(parameters);
        List<Sealed> chains = answer.items("parameter")
                .filter(parameter -> parameter.is("name", "chain"))
                .map(SealedClient::chain)
                .toList();
        if (chains.isEmpty()) {
            throw new FhirProblem.Away("an answer about sealed records cannot be read", false);
        }
        return new Found(
                chains,
                answer.items("parameter")
                        .filter(parameter -> parameter.is("name", "notes"))
                        .flatMap(notes -> notes.part("broken").text("valueString").stream())
                        .findFirst());
    }

    private static Sealed chain(Node part) {
        return new Sealed(
                part.part("name").textOr("valueCode", ""),
                part.part("holds").isTrue("valueBoolean"),
                part.part("links").text("valueDecimal").map(Long::parseLong).orElse(0L),
                part.part("firstBroken").text("valueDecimal").map(Long::parseLong),
                part.part("checked").instant("valueInstant"),
                part.part("whole").instant("valueInstant"));
    }
}
