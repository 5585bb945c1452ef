// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.note;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonValue;
import java.util.List;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;
import org.consentry.portal.fhir.note.MailNotes.Fate;
import org.consentry.portal.fhir.note.MailNotes.MailNote;
import org.consentry.portal.fhir.note.UnsentNotes.UnsentNote;

/** Reads what became of notes by e-mail. */
@Singleton
public class MailNoteClient {

    private final FhirClient fhir;

    @Inject
    public MailNoteClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    /** The notes of this patient. */
    public MailNotes of(FhirCaller caller, String patient) {
        List<Node> parameters = Node.of(fhir.read(caller, "Patient/" + FhirClient.encode(patient) + "/$notes"))
                .items("parameter")
                .toList();
        boolean possible =
                parameters.stream().anyMatch(each -> each.is("name", "possible") && each.isTrue("valueBoolean"));
        return new MailNotes(
                possible,
                parameters.stream()
                        .filter(each -> each.is("name", "note"))
                        .map(MailNoteClient::note)
                        .toList());
    }

    /** What nobody took, for staff. */
    public UnsentNotes unsent(FhirCaller caller) {
        Node answer = Node.of(fhir.readStaff(caller, "notes"));
        if (answer.at("failed").value().getValueType() != JsonValue.ValueType.ARRAY) {
            throw unreadable();
        }
        return new UnsentNotes(
                answer.isTrue("on"),
                answer.integer("waiting"),
                answer.integer("failedCount"),
                answer.items("failed").map(MailNoteClient::unsent).toList());
    }

    /**
     * Says that a letter was sent in place of a note.
     *
     * @throws FhirProblem.Conflict if somebody else has said so
     */
    public void letter(FhirCaller caller, String id) {
        fhir.tellStaff(caller, "notes/" + FhirClient.encode(id) + "/letter", JsonValue.EMPTY_JSON_OBJECT);
    }

    private static MailNote note(Node parameter) {
        Fate fate = switch (parameter.part("state").textOr("valueCode", "")) {
            case "waiting" -> Fate.WAITING;
            case "sent" -> Fate.SENT;
            case "failed" -> Fate.FAILED;
            default -> Fate.NONE;
        };
        return new MailNote(
                parameter.part("kind").is("valueCode", "changed"),
                fate,
                parameter.part("settled").instant("valueInstant"));
    }

    private static UnsentNote unsent(Node node) {
        return new UnsentNote(
                node.text("id").orElseThrow(MailNoteClient::unreadable),
                node.textOr("kind", ""),
                node.textOr("number", ""),
                node.instant("wantedAt").orElseThrow(MailNoteClient::unreadable),
                node.instant("failedAt").orElseThrow(MailNoteClient::unreadable),
                node.textOr("why", ""));
    }

    private static FhirProblem.Away unreadable() {
        return new FhirProblem.Away("an answer about notes by e-mail cannot be read", false);
    }
}
