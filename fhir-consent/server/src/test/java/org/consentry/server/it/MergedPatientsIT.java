// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.server.it.Platform.door;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.consentry.policy.PatientId;
import org.consentry.policy.RecipientId;
import org.consentry.protocol.CodeChange;
import org.consentry.protocol.CodeChangeJson;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.Merges;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One person whose old record was merged into a new one. Nobody used to tell agents of it, so every image with the
 * surviving number was of a mixed patient, and each record had a list, an accounting and a code of its own.
 */
class MergedPatientsIT {
    private static final String COMPANY = "northlight";
    private static final String OLD_CODE = "P0000000000000000000A";
    private static final String NEW_CODE = "P0000000000000000000B";

    @BeforeEach
    void register() {
        new Registrar(door()).company(COMPANY, true);
    }

    @Test
    void theFeedAndTheSnapshotTellOfAMergeAndOfItsEnd() {
        Person old = person();
        Person anna = person();
        long before = head();

        link(old, "replaced-by", anna);

        assertThat(since(before).stream().map(MergedPatientsIT::kind)).containsExactly("terms", "terms", "merge");
        assertThat(merges().current(old.number())).isEqualTo(anna.number());
        link(anna, "replaces", old);
        assertThat(since(before).stream().map(MergedPatientsIT::kind))
                .as("said twice, told once")
                .containsOnlyOnce("merge");

        link(anna, "replaces");
        link(old, "replaced-by");

        assertThat(merges().current(old.number())).isEqualTo(old.number());
        List<FeedEntry> all = since(before);
        assertThat(((FeedEntry.PatientMerged) all.get(all.size() - 1)).into()).isEqualTo(old.number());
    }

    @Test
    void aChainMeansItsEndAndContradictionMeansNothing() {
        Person first = person();
        Person second = person();
        Person third = person();
        link(first, "replaced-by", second);
        link(second, "replaced-by", third);
        assertThat(merges().all(first.number()))
                .containsExactlyInAnyOrder(first.number(), second.number(), third.number());
        assertThat(merges().current(first.number())).isEqualTo(third.number());
        assertThat(code(first, third.number())).isEqualTo("PERMIT");

        link(third, "replaced-by", first);
        assertThat(merges().all(first.number())).containsExactly(first.number());
        assertThat(code(first, first.number())).isEqualTo("INDET_IDENTITY");

        link(third, "replaced-by");
        assertThat(merges().current(first.number())).isEqualTo(third.number());
        assertThat(code(third, first.number())).isEqualTo("PERMIT");
    }

    @Test
    void eitherNumberIsThePersonAndANoOfOneCountsForBothUntilTheMergeEnds() {
        Person old = person();
        Person anna = person();
        assertThat(code(old, anna.number())).isEqualTo("MIXED_PATIENT");
        link(old, "replaced-by", anna);
        for (Person scan : List.of(old, anna)) {
            for (Person named : List.of(old, anna)) {
                assertThat(code(scan, named.number())).isEqualTo("PERMIT");
            }
        }

        new Choices(door(), old.id()).first("deny", "merged-1");
        for (Person scan : List.of(old, anna)) {
            for (Person named : List.of(old, anna)) {
                assertThat(code(scan, named.number())).isEqualTo("CONSENT_DENY");
            }
        }

        link(old, "replaced-by");
        assertThat(code(old, old.number())).isEqualTo("CONSENT_DENY");
        assertThat(code(anna, anna.number())).isEqualTo("PERMIT");
        assertThat(code(old, anna.number())).isEqualTo("MIXED_PATIENT");
    }

    /** A scan of the old record that left under the surviving number used to be nobody's. */
    @Test
    void listsAndAccountingOfEitherRecordShowBothAndWhatLeftStaysWhoseItIs() {
        Person old = person();
        Person anna = person();
        AgentDoor agent = new AgentDoor(door(), "merges-" + old.id());
        agent.report(Reports.sent(1, old.number(), old.study()));
        link(old, "replaced-by", anna);
        agent.report(at(Reports.sent(2, anna.number(), old.study())), at(Reports.sent(3, anna.number(), anna.study())));

        for (Person each : List.of(old, anna)) {
            for (Door reader : List.of(patient(each), staff())) {
                assertThat(total(reader, "AuditEvent?type=110106&_total=accurate&patient=Patient/" + each.id()))
                        .isEqualTo(3);
                assertThat(total(reader, "ImagingStudy?_total=accurate&patient=Patient/" + each.id()))
                        .isEqualTo(2);
                assertThat(lines(reader, each)).isEqualTo(3);
                assertThat(usages(reader, each)).isGreaterThanOrEqualTo(3);
            }
            Person other = each.equals(old) ? anna : old;
            assertThat(patient(each)
                            .get("/fhir/r4/ImagingStudy/" + other.studyId())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(total(patient(each), "ImagingStudy?_total=accurate")).isEqualTo(2);
        }
        assertThat(total(registrar(), "Consent?_total=accurate&patient=Patient/" + anna.id()))
                .isZero();
        new Choices(door(), old.id()).first("deny", "merged-2");
        assertThat(total(registrar(), "Consent?_total=accurate&patient=Patient/" + anna.id()))
                .isEqualTo(1);

        link(old, "replaced-by");
        agent.report(new DisclosureReportAt(Reports.sent(4, anna.number(), old.study()), 1).report());

        assertThat(lines(patient(old), old)).as("both scans of the old record").isEqualTo(2);
        assertThat(lines(patient(anna), anna)).isEqualTo(1);
        assertThat(patient(anna).get("/fhir/r4/ImagingStudy/" + old.studyId()).statusCode())
                .isEqualTo(404);
        assertThat(total(patient(anna), "AuditEvent?_total=accurate&patient=Patient/" + old.id()))
                .isZero();
    }

    @Test
    void whoIsOnlySeenAlsoOrLinkedInContradictionReadsTheOwnOnly() {
        Person anna = person();
        Person other = person();
        Person third = person();
        link(anna, "seealso", other);
        assertThat(total(patient(anna), "ImagingStudy?_total=accurate")).isEqualTo(1);
        assertThat(merges().current(anna.number())).isEqualTo(anna.number());

        link(anna, "replaced-by", other, third);
        assertThat(total(patient(anna), "ImagingStudy?_total=accurate")).isEqualTo(1);
        assertThat(patient(other).get("/fhir/r4/ImagingStudy/" + anna.studyId()).statusCode())
                .isEqualTo(404);
    }

    /** A company had two codes of one person, and nobody to say so. */
    @Test
    void theCompanysCaseSaysWhichCodeIsWhichWithoutNamingAnybody() {
        Person old = person();
        Person anna = person();
        AgentDoor agent = new AgentDoor(door(), "codes-" + old.id());
        agent.report(Reports.sent(1, old.number(), old.study()));

        link(old, "replaced-by", anna);

        CodeChange asked = asked(old.number());
        assertThat(asked.recipient()).isEqualTo(new RecipientId(COMPANY));
        assertThat(asked.now()).isEqualTo(anna.number());
        tell(asked, OLD_CODE, NEW_CODE);
        tell(asked, NEW_CODE, OLD_CODE);
        JsonObject task = task(OLD_CODE, NEW_CODE);
        assertThat(task.getString("description"))
                .isEqualTo("Code " + OLD_CODE + " is now code " + NEW_CODE + ": both are one person");
        assertThat(task.toString())
                .doesNotContain("Patient/", "Example", old.number().value());

        String done = task.toString().replace("\"requested\"", "\"completed\"");
        String id = task.getString("id");
        assertThat(patient(anna).get("/fhir/r4/Task/" + id).statusCode()).isEqualTo(404);
        HttpResponse<String> turned = staff().put("/fhir/r4/Task/" + id, done, "If-Match", "W/\"1\"");
        assertThat(turned.statusCode()).as(turned.body()).isEqualTo(200);
        // Who had told the company was not on record.
        assertThat(new Answer(staff().get("/fhir/r4/AuditEvent?entity=Task/" + id)).entries())
                .singleElement()
                .asString()
                .contains("IHE.BasicAudit.Update", "Dana Reyes");
        assertThat(staff().put("/fhir/r4/Task/" + id, done.replace(NEW_CODE, OLD_CODE), "If-Match", "W/\"2\"")
                        .body())
                .contains(NEW_CODE);

        link(old, "replaced-by");

        CodeChange parted = asked(anna.number());
        assertThat(parted.now()).isEqualTo(old.number());
        tell(parted, NEW_CODE, OLD_CODE);
        assertThat(task(NEW_CODE, OLD_CODE).getString("description"))
                .isEqualTo("Code " + NEW_CODE + " stood for two persons; scans of one of them have code " + OLD_CODE
                        + " from now on");
    }

    private static String kind(FeedEntry entry) {
        return entry instanceof FeedEntry.PatientMerged
                ? "merge"
                : entry instanceof FeedEntry.ConsentChanged ? "terms" : "other";
    }

    private record DisclosureReportAt(DisclosureReport of, long position) {
        DisclosureReport report() {
            return new DisclosureReport(
                    of.sequence(),
                    of.release(),
                    of.at(),
                    of.patient(),
                    of.study(),
                    of.recipient(),
                    of.purpose(),
                    of.route(),
                    of.state(),
                    of.reason(),
                    of.instances(),
                    of.bytes(),
                    of.deidentification(),
                    of.identifiability(),
                    of.country(),
                    of.decision(),
                    of.basis(),
                    of.regime(),
                    position,
                    of.sentBy());
        }
    }

    /** Decided on all that is known now. */
    private static DisclosureReport at(DisclosureReport report) {
        return new DisclosureReportAt(report, head()).report();
    }

    private static AgentDoor agent() {
        return new AgentDoor(door(), "reads-merges");
    }

    private static long head() {
        return agent().snapshot().header().position();
    }

    private static List<FeedEntry> since(long position) {
        return agent().feed(position, agent().snapshot().header().epoch()).entries();
    }

    private static Merges merges() {
        List<FeedEntry.PatientMerged> merged = new ArrayList<>();
        agent().snapshot().entries().stream()
                .filter(FeedEntry.PatientMerged.class::isInstance)
                .map(FeedEntry.PatientMerged.class::cast)
                .forEach(merged::add);
        return Merges.of(merged);
    }

    private static CodeChange asked(PatientId was) {
        HttpResponse<String> answer = door().as(Platform.tokens().agent()).get("/fhir/agent/v1/codes");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return CodeChangeJson.readQuestions(answer.body()).stream()
                .filter(change -> change.was().equals(was))
                .reduce((one, other) -> {
                    throw new AssertionError("asked twice");
                })
                .orElseThrow();
    }

    private static void tell(CodeChange change, String was, String now) {
        HttpResponse<String> answer = door().as(Platform.tokens().agent())
                .post(
                        "/fhir/agent/v1/codes",
                        "application/json",
                        CodeChangeJson.answers(List.of(new CodeChange.Codes(change.id(), was, now)))
                                .toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private static JsonObject task(String was, String now) {
        JsonObject found = AgentDoor.json(staff().get("/fhir/r4/Task?owner=Organization/" + COMPANY
                + "&code=https://consentry.org/fhir/task%7Ccode-changed&_count=200"));
        List<JsonObject> tasks = found.getJsonArray("entry").getValuesAs(JsonObject.class).stream()
                .map(entry -> entry.getJsonObject("resource"))
                .filter(task -> task.getJsonArray("input")
                                .getJsonObject(0)
                                .getString("valueString")
                                .equals(was)
                        && task.getJsonArray("input")
                                .getJsonObject(1)
                                .getString("valueString")
                                .equals(now))
                .toList();
        assertThat(tasks).hasSize(1);
        return tasks.get(0);
    }

    private static int total(Door reader, String search) {
        HttpResponse<String> answer = reader.get("/fhir/r4/" + search);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return AgentDoor.json(answer).getInt("total");
    }

    private static int lines(Door reader, Person person) {
        HttpResponse<String> answer = reader.get(
                "/fhir/r4/Patient/" + person.id() + "/$accounting?start=2026-01-01&_format=application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return AgentDoor.json(answer).getJsonArray("items").size();
    }

    private static int usages(Door reader, Person person) {
        HttpResponse<String> answer = reader.get("/fhir/r4/Patient/" + person.id() + "/$findUsage");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return AgentDoor.json(answer)
                .getJsonObject("findUsageResponse")
                .getJsonArray("usage")
                .size();
    }

    private static String code(Person scan, PatientId named) {
        return new Questions(door())
                .code("""
                {"subject":{"type":"organization","id":"%s"},"action":{"name":"disclose"},
                 "resource":{"type":"imaging-study","id":"%s","properties":{"patient":"%s|%s"}},
                 "context":{"purpose":"MLTRAINING","supported_obligations":["DEID"]}}""".formatted(COMPANY, scan.study().value(), named.authority(), named.value()));
    }

    private static Door patient(Person person) {
        return door().as(Platform.tokens().patient(person.id()));
    }

    private static Door staff() {
        return door().as(Platform.tokens().staff()).because("Anna%20called");
    }

    private static Door registrar() {
        return door().as(Platform.tokens().registrar());
    }

    private static void link(Person from, String type, Person... others) {
        StringBuilder links = new StringBuilder();
        for (Person other : others) {
            links.append(links.isEmpty() ? "" : ",")
                    .append("{\"other\":{\"reference\":\"Patient/")
                    .append(other.id())
                    .append("\"},\"type\":\"")
                    .append(type)
                    .append("\"}");
        }
        HttpResponse<String> answer = registrar().put("/fhir/r4/Patient/" + from.id(), """
                {"resourceType":"Patient","id":"%s","identifier":[{"type":{"coding":[{"system":
                "http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},"system":"%s","value":"%s"}],
                "name":[{"family":"Example","given":["Person"]}],"gender":"female","birthDate":"1980-01-02"%s}""".formatted(
                        from.id(),
                        from.number().authority(),
                        from.number().value(),
                        links.isEmpty() ? "" : ",\"link\":[" + links + "]"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static Person person() {
        return new Registrar(door()).person();
    }
}
