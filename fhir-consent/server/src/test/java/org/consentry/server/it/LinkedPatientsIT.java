// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.server.it.Platform.door;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consentry.policy.PatientCase;
import org.consentry.policy.PatientTerms;
import org.consentry.protocol.FeedEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One person with several records. Links used to count only from the next consent or scan on, and cases only under the
 * number they were opened under.
 */
class LinkedPatientsIT {
    private static final String COMPANY = "linked";

    @BeforeEach
    void register() {
        new Registrar(door()).company(COMPANY, true);
    }

    @Test
    void aLinkCountsFromItsCommitAndSoDoesItsEnd() {
        Person old = person();
        Person anna = person();
        new Choices(door(), old.id()).first("deny", "link-1");
        assertThat(decided(anna)).isEqualTo("PERMIT");

        link(anna, "replaces", old);
        assertThat(decided(anna)).isEqualTo("CONSENT_DENY");
        assertThat(told(anna).consents()).isEqualTo(told(old).consents()).hasSize(1);

        link(anna, "replaces");
        assertThat(decided(anna)).isEqualTo("PERMIT");
        assertThat(decided(old)).isEqualTo("CONSENT_DENY");
        assertThat(told(anna).consents()).isEmpty();
    }

    @Test
    void aLinkCountsAlongTheWholeChain() {
        Person first = person();
        Person second = person();
        Person third = person();
        link(second, "replaces", first);
        new Choices(door(), third.id()).first("deny", "link-2");
        assertThat(decided(first)).isEqualTo("PERMIT");

        link(third, "seealso", second);

        assertThat(decided(first)).isEqualTo("CONSENT_DENY");
        assertThat(decided(second)).isEqualTo("CONSENT_DENY");
    }

    @Test
    void linksThatContradictEachOtherStopEverythingAtOnce() {
        Person anna = person();
        Person one = person();
        Person other = person();
        link(one, "replaces", anna);
        assertThat(decided(anna)).isEqualTo("PERMIT");

        link(other, "replaces", anna);

        for (Person each : List.of(anna, one, other)) {
            assertThat(decided(each)).isEqualTo("INDET_IDENTITY");
        }
        link(other, "replaces");
        assertThat(decided(anna)).isEqualTo("PERMIT");
        assertThat(decided(other)).isEqualTo("PERMIT");
    }

    @Test
    void aCaseStopsSharingUnderEveryNumberOfThePerson() {
        Person old = person();
        Person anna = person();
        Person newest = person();
        Requests staff = new Requests(door().as(Platform.tokens().staff()).because("Anna%20called"));
        String task = Requests.task("erase-data", old, COMPANY, "");

        String before = AgentDoor.json(staff.ask(task)).getString("id");
        assertThat(decided(anna)).isEqualTo("PERMIT");
        link(anna, "replaces", old);
        assertThat(decided(anna)).as("opened before the link").isEqualTo("ERASURE_ACTIVE");
        link(newest, "replaces", anna);
        assertThat(staff.turn(before, 1, Requests.answered(task), "completed").statusCode())
                .isEqualTo(200);
        assertThat(decided(newest)).as("ended").isEqualTo("PERMIT");

        String withdrawal = Requests.task("notify-withdrawal", newest, COMPANY, "MLTRAINING");
        assertThat(staff.ask(withdrawal).statusCode()).isEqualTo(201);
        for (Person each : List.of(old, anna, newest)) {
            assertThat(decided(each)).as("opened after the link").isEqualTo("WITHDRAWAL_ACTIVE");
            assertThat(told(each).cases())
                    .singleElement()
                    .extracting(PatientCase::kind)
                    .isEqualTo(PatientCase.Kind.WITHDRAWAL);
        }
    }

    /** One told the terms of both records without what the other was about to say, so that a no could vanish. */
    @Test
    void whoWritesUnderOneRecordWaitsForWhoWritesUnderAnother() throws SQLException {
        Person old = person();
        Person anna = person();
        link(anna, "replaces", old);
        Choices choices = new Choices(door(), anna.id());

        try (Connection other = Platform.database().pool().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtextextended('Patient/" + old.id() + "', 7))");
            CompletableFuture<HttpResponse<String>> no =
                    CompletableFuture.supplyAsync(() -> choices.first("deny", "waits-1"));
            statement.execute("set local statement_timeout = '20s'");
            statement.execute("do $$ begin while not exists (select 1 from pg_locks where locktype = 'advisory'"
                    + " and not granted) loop perform pg_sleep(0.02); end loop; end $$");
            assertThat(no).isNotDone();

            other.commit();
            assertThat(no.join().statusCode()).isEqualTo(201);
        }
        assertThat(told(old).consents()).isEqualTo(told(anna).consents()).hasSize(1);
    }

    @Test
    void choicesMadeAtOnceUnderSeveralRecordsAreAllTold() {
        Person old = person();
        Person anna = person();
        link(anna, "replaces", old);
        List<CompletableFuture<HttpResponse<String>>> writes = Stream.of(old, anna)
                .flatMap(each -> IntStream.range(0, 10)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> paper(each, "at-once-" + i))))
                .toList();

        assertThat(writes)
                .allSatisfy(write -> assertThat(write.join().statusCode())
                        .as(write.join().body())
                        .isEqualTo(201));

        assertThat(told(old).consents())
                .hasSize(20)
                .containsExactlyInAnyOrderElementsOf(told(anna).consents());
    }

    private static HttpResponse<String> paper(Person person, String number) {
        String consent = new Choices(door(), person.id()).consent("", "deny", number);
        return door().as(Platform.tokens().registrar())
                .post(
                        "/fhir/r4/Consent",
                        "application/fhir+json",
                        consent.replace("https://consentry.org/fhir/consent-topic", "urn:paper")
                                .replace("\"value\":\"ai\"", "\"value\":\"" + number + person.id() + "\""));
    }

    @Test
    void whatChangesNoLinkIsNoNews() {
        Person old = person();
        Person anna = person();
        link(anna, "replaces", old);
        long head = head();

        assertThat(link(anna, "replaces", old).statusCode()).isEqualTo(200);
        door().as(Platform.tokens().registrar())
                .put("/fhir/r4/Patient/" + old.id(), body(old, "").replace("Example", "Another"));

        assertThat(head()).isEqualTo(head);
    }

    private long head() {
        return new AgentDoor(door(), "reads-links").snapshot().header().position();
    }

    private HttpResponse<String> link(Person from, String type, Person... others) {
        StringBuilder links = new StringBuilder();
        for (Person other : others) {
            links.append(links.isEmpty() ? "" : ",")
                    .append("{\"other\":{\"reference\":\"Patient/")
                    .append(other.id())
                    .append("\"},\"type\":\"")
                    .append(type)
                    .append("\"}");
        }
        HttpResponse<String> answer = door().as(Platform.tokens().registrar())
                .put("/fhir/r4/Patient/" + from.id(), body(from, links.isEmpty() ? "" : ",\"link\":[" + links + "]"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static String body(Person person, String links) {
        return """
                {"resourceType":"Patient","id":"%s","identifier":[{"type":{"coding":[{"system":
                "http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},"system":"%s","value":"%s"}],
                "name":[{"family":"Example","given":["Person"]}],"gender":"female","birthDate":"1980-01-02"%s}""".formatted(
                person.id(), person.number().authority(), person.number().value(), links);
    }

    private String decided(Person person) {
        return new Questions(door()).code(Questions.about(person, COMPANY, "MLTRAINING"));
    }

    private PatientTerms told(Person person) {
        return new AgentDoor(door(), "reads-links")
                .snapshot().entries().stream()
                        .filter(FeedEntry.ConsentChanged.class::isInstance)
                        .map(FeedEntry.ConsentChanged.class::cast)
                        .filter(changed -> changed.patient().equals(person.number()))
                        .map(FeedEntry.ConsentChanged::terms)
                        .findFirst()
                        .orElse(PatientTerms.NONE);
    }

    private Person person() {
        return new Registrar(door()).person();
    }
}
