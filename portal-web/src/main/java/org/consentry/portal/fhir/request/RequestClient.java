// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.request;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.consentry.portal.config.PortalConfig;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;

/** Reads and writes requests to delete, and reads what each recipient has. */
@Singleton
public class RequestClient {

    private static final String TYPE = "Task";
    private static final String CODE = "code=" + FhirClient.encode(RequestTaskMapping.CODE);

    private static final int MOST_OVER = 200;

    private final FhirClient fhir;
    private final ZoneId zone;

    @Inject
    public RequestClient(FhirClient fhir, PortalConfig config) {
        this.fhir = fhir;
        this.zone = config.zone();
    }

    /** All requests of a patient, newest first. */
    public List<DeleteRequest> of(FhirCaller caller, String patient) {
        return requests(caller, CODE + "&patient=Patient/" + FhirClient.encode(patient));
    }

    /** All open requests of all patients, newest first. For staff with a reason, which each of them can read. */
    public List<DeleteRequest> open(FhirCaller caller) {
        return requests(caller, CODE + "&status=" + RequestTaskMapping.OPEN);
    }

    /** The newest requests of all patients that are over, at most 200. For staff, as above. */
    public List<DeleteRequest> over(FhirCaller caller) {
        return fhir
                .first(caller, TYPE, CODE + "&_sort=-authored-on&status=" + RequestTaskMapping.OVER, MOST_OVER)
                .stream()
                .flatMap(task -> RequestTaskMapping.request(task, zone).stream())
                .toList();
    }

    /** One request. A Task of another kind is not there. */
    public DeleteRequest request(FhirCaller caller, String id) {
        return RequestTaskMapping.request(Node.of(task(caller, id)), zone).orElseThrow(FhirProblem.NotThere::new);
    }

    /** The states it came to, the first one first. A version that changed no state is none. */
    public List<RequestStep> steps(FhirCaller caller, String id) {
        List<RequestStep> versions = fhir.versions(caller, TYPE, id, RequestTaskMapping::step).stream()
                .sorted(Comparator.comparing(RequestStep::at))
                .toList();
        return IntStream.range(0, versions.size())
                .filter(i ->
                        i == 0 || versions.get(i).state() != versions.get(i - 1).state())
                .mapToObj(versions::get)
                .toList();
    }

    /** What each recipient has of this patient, the one that got something last first. */
    public List<Held> held(FhirCaller caller, String patient) {
        return Node.of(fhir.read(caller, "Patient/" + FhirClient.encode(patient) + "/$held"))
                .items("parameter")
                .filter(p -> p.is("name", "held"))
                .map(RequestClient::held)
                .toList();
    }

    private static Held held(Node held) {
        return new Held(
                held.part("recipient").textOr("valueCode", ""),
                held.part("last")
                        .instant("valueInstant")
                        .orElseThrow(() -> new FhirProblem.Away("what a recipient has cannot be read", false)),
                held.part("found").integer("valueDecimal"),
                held.part("lost").integer("valueDecimal"),
                held.part("others").integer("valueDecimal"),
                codes(held, "foundScan"),
                codes(held, "lostScan"));
    }

    private static List<String> codes(Node held, String name) {
        return held.items("part")
                .filter(p -> p.is("name", name))
                .flatMap(p -> p.text("valueCode").stream())
                .toList();
    }

    /**
     * Asks each of these Organizations, or none: one transaction. To one that a request is open to already, nothing new
     * is stored.
     *
     * @return the requests that are open to them now
     */
    public List<DeleteRequest> ask(FhirCaller caller, String patient, List<String> recipients) {
        List<DeleteRequest> open = Node.of(
                        fhir.transaction(caller, RequestTaskMapping.transaction(patient, recipients)))
                .items("entry")
                .map(entry -> entry.at("resource"))
                .flatMap(task -> RequestTaskMapping.request(task, zone).stream())
                .toList();
        if (open.size() != recipients.stream().distinct().count()) {
            throw new FhirProblem.Away("the answer does not show what was stored", true);
        }
        return open;
    }

    /**
     * Takes a request back, on top of the version that the patient saw.
     *
     * @throws FhirProblem.Conflict if it was changed since
     */
    public void takeBack(FhirCaller caller, String id, int seen) {
        change(caller, id, seen, RequestTaskMapping::takenBack);
    }

    /**
     * Writes down what staff did, on top of the version that they saw.
     *
     * @throws FhirProblem.Conflict if it was changed since
     */
    public void step(FhirCaller caller, String id, int seen, StaffStep step) {
        change(caller, id, seen, task -> RequestTaskMapping.after(task, step));
    }

    private void change(FhirCaller caller, String id, int seen, UnaryOperator<JsonObject> change) {
        JsonObject task = task(caller, id);
        if (RequestTaskMapping.request(Node.of(task), zone).isEmpty()) {
            throw new FhirProblem.NotThere();
        }
        if (RequestTaskMapping.version(Node.of(task)) != seen) {
            throw new FhirProblem.Conflict();
        }
        fhir.update(caller, TYPE + "/" + FhirClient.encode(id), seen, change.apply(task));
    }

    private JsonObject task(FhirCaller caller, String id) {
        return fhir.read(caller, TYPE + "/" + FhirClient.encode(id));
    }

    private List<DeleteRequest> requests(FhirCaller caller, String query) {
        return fhir.search(caller, TYPE, query, task -> RequestTaskMapping.request(task, zone)).stream()
                .sorted(Comparator.comparing(DeleteRequest::asked).reversed().thenComparing(DeleteRequest::id))
                .toList();
    }
}
