// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.Node;
import org.junit.jupiter.api.Test;

class EntryMappingTest {

    private static final byte[] PDF = "%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final LocalDate DAY = LocalDate.parse("2026-03-03");
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    @Test
    void aFormAndItsChoicesAreOneTransactionThatIsSafeToSendTwice() {
        NewChoice first = choice(Topic.AI, Optional.empty(), 0);
        NewChoice next = choice(Topic.RESEARCH, Optional.of("c2"), 4);
        var entry = new NewEntry(EntryChannel.PAPER, DAY, List.of(first, next), FormScan.of(PDF), "k1");

        Node bundle = Node.of(EntryMapping.transaction(entry, entry.choices()));

        assertThat(bundle.is("type", "transaction")).isTrue();
        List<Node> entries = bundle.at("entry").items();
        assertThat(entries).hasSize(3);
        Node form = entries.get(0);
        assertThat(form.at("request").textOr("ifNoneExist", ""))
                .startsWith("patient=Patient/p1&identifier=")
                .endsWith("idempotency-key%7Ck1");
        assertThat(form.at("resource").at("subject").textOr("reference", "")).isEqualTo("Patient/p1");
        Node attachment = form.at("resource").first("content").at("attachment");
        assertThat(attachment.textOr("contentType", "")).isEqualTo("application/pdf");
        assertThat(Base64.getDecoder().decode(attachment.textOr("data", ""))).isEqualTo(PDF);
        assertThat(entries.get(1).at("request").textOr("method", "")).isEqualTo("POST");
        assertThat(entries.get(2).at("request").textOr("url", "")).isEqualTo("Consent/c2");
        assertThat(entries.get(2).at("request").textOr("ifMatch", "")).isEqualTo("W/\"4\"");
        assertThat(entries.get(2).at("resource").at("sourceReference").textOr("reference", ""))
                .isEqualTo(form.textOr("fullUrl", "-"));
    }

    /** The portal once wrote when staff pressed the button, and a form counted from then on. */
    @Test
    void anEntryIsDatedByTheDayOfThePatientAndReadAsOneOfStaff() {
        var entry = new NewEntry(
                EntryChannel.PHONE, DAY, List.of(choice(Topic.AI, Optional.empty(), 0)), Optional.empty(), "k");

        JsonObject consent = EntryMapping.consent(entry, entry.choices().get(0));

        assertThat(consent.getString("dateTime")).isEqualTo("2026-03-03");
        assertThat(consent).doesNotContainKey("sourceReference");
        Choice read = ChoiceMapping.choice(Node.of(consent)).orElseThrow();
        assertThat(read.value()).isEqualTo(Choice.Value.NO);
        assertThat(read.at()).isEqualTo(NOON);
        assertThat(read.told().map(ChoiceEntry::channel)).contains(EntryChannel.PHONE);
    }

    @Test
    void takingAnEntryBackPutsBackTheVersionBeforeWithItsTextAndDay() {
        JsonObject entered = stored("c1", 2, "deny", "active");
        JsonObject before = stored("c1", 1, "permit", "active");

        Node step = Node.of(EntryMapping.takeBack(entered, Optional.of(before), NOON, "k9"))
                .first("entry");

        assertThat(step.at("request").textOr("ifMatch", "")).isEqualTo("W/\"2\"");
        Choice back = ChoiceMapping.choice(step.at("resource")).orElseThrow();
        assertThat(back.value()).isEqualTo(Choice.Value.YES);
        assertThat(back.since()).isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));
        assertThat(step.at("resource").textOr("dateTime", "")).isEqualTo("2026-01-01T10:00:00Z");
        assertThat(back.entry().map(ChoiceEntry::channel)).contains(EntryChannel.CORRECTION);
        assertThat(back.told()).isEmpty();
        assertThat(step.at("resource").toString()).contains("k9", "https://t/x").doesNotContain("\"old\"", "versionId");
    }

    @Test
    void takingAFirstEntryBackLeavesNoChoice() {
        Node step = Node.of(EntryMapping.takeBack(stored("c1", 1, "deny", "active"), Optional.empty(), NOON, "k9"))
                .first("entry");

        assertThat(ChoiceMapping.choice(step.at("resource")).map(Choice::value)).contains(Choice.Value.NONE);
    }

    private static NewChoice choice(Topic topic, Optional<String> id, int version) {
        return new NewChoice(
                "p1", topic, Choice.Value.NO, id, version, NOON, Optional.empty(), "https://t/x", "k1-" + topic.code());
    }

    private static JsonObject stored(String id, int version, String type, String status) {
        String json = """
                {"resourceType":"Consent","id":"%s","meta":{"versionId":"%d"},"status":"%s","dateTime":"2026-01-01T10:00:00Z",
                "identifier":[{"system":"https://consentry.org/fhir/consent-topic","value":"ai"},
                {"system":"https://consentry.org/fhir/idempotency-key","value":"old"}],
                "policy":[{"uri":"https://t/x"}],"provision":{"type":"%s"}}""".formatted(id, version, status, type);
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
