// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Which role of staff may do what: every cell of {@code duties.txt}, over HTTP. Most of what is sent is broken or about
 * what does not exist, so every answer but 403 means that the role was enough. A change of a cell fails here; the table
 * as it is found is then in {@code target/duties.txt}.
 */
class DutiesIT {
    private static final String STAFF = "/fhir/staff/v1/";
    private static final String FHIR = "/fhir/r4/";
    private static final String JSON = "application/json";
    private static final List<String> ROLES = List.of(
            "privacy-officer", "privacy-reader", "desk", "registry-editor", "registry-approver", "auditor", "staff");

    private final Ward ward = new Ward();

    @Test
    void everyCellIsAsTheTableSays() throws IOException {
        Person anna = ward.person();
        List<String> lines = new ArrayList<>();
        lines.add(line("act", ROLES));
        for (String act : acts()) {
            List<String> cells = ROLES.stream()
                    .map(role -> status(door(role), act, anna) == 403 ? "-" : "yes")
                    .toList();
            lines.add(line(act, cells));
        }
        String found = String.join("\n", lines) + "\n";
        Files.writeString(Path.of("target", "duties.txt"), found);

        assertThat(found).isEqualTo(table());
    }

    @Test
    void whoHasTwoRolesHasWhatEachGives() {
        Door both = ward.door()
                .as(Platform.tokens().staffWith(Ward.fresh("both"), "desk", "registry-approver"))
                .because("Testing%20two%20roles");

        assertThat(both.get(FHIR + "Patient?_id=nobody-here").statusCode()).isEqualTo(200);
        assertThat(both.get(STAFF + "companies").statusCode()).isEqualTo(200);
        assertThat(both.get(STAFF + "reports").statusCode()).isEqualTo(403);
    }

    @Test
    void onlyWhoMayLookAtPatientsFindsOneByName() {
        Person anna = ward.person();

        assertThat(new Answer(door("desk").get(FHIR + "Patient/" + anna.id())).status())
                .isEqualTo(200);
        assertThat(door("registry-editor").get(FHIR + "Patient/" + anna.id()).statusCode())
                .isEqualTo(403);
        assertThat(door("registry-approver")
                        .get(FHIR + "Consent?patient=Patient/" + anna.id())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aReasonIsAskedOfEveryRole() {
        Person anna = ward.person();

        assertThat(Stream.of("privacy-reader", "desk", "auditor")
                        .map(role -> ward.door().as(Platform.tokens().staffWith(Ward.fresh(role), role)))
                        .map(silent -> silent.get(FHIR + "Patient/" + anna.id()).statusCode()))
                .containsOnly(403);
    }

    @Test
    void whatIsIncludedIsOnlyWhatTheRoleReads() {
        Person anna = ward.person();

        HttpResponse<String> answer =
                door("desk").get(FHIR + "Patient?_id=" + anna.id() + "&_revinclude=Communication:subject");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("\"Communication\"");
    }

    @Test
    void entriesOfABatchAreAskedOneByOne() {
        Person anna = ward.person();
        String batch = """
                {"resourceType":"Bundle","type":"batch","entry":[
                {"request":{"method":"GET","url":"Patient/%s"}},{"request":{"method":"GET","url":"Communication?_count=1"}},
                {"request":{"method":"POST","url":"Communication"},"resource":{"resourceType":"Communication"}}]}""".formatted(anna.id());

        assertThat(statuses("privacy-reader", batch)).containsExactly("200", "200", "403");
        assertThat(statuses("desk", batch)).containsExactly("200", "403", "403");
        assertThat(statuses("registry-editor", batch)).containsExactly("403", "403", "403");
    }

    private List<String> statuses(String role, String batch) {
        return ward.post(door(role), "", batch).entries().stream()
                .map(entry ->
                        entry.getJsonObject("response").getString("status").substring(0, 3))
                .toList();
    }

    @Test
    void whoOnlyDraftsDropsTheOwnProposalAlone() {
        String agent = Ward.fresh("agent-of-duties");
        Door writer = account("writer", "registry-editor");
        Door other = account("other", "registry-editor");
        HttpResponse<String> made = writer.post(STAFF + "agents/proposals", JSON, """
                {"agent":"%s","client":"%s","site":"main"}""".formatted(agent, agent));
        assertThat(made.statusCode()).isEqualTo(201);
        String proposal = STAFF + "agents/proposals/" + made.body().replaceAll("[^0-9]", "");

        assertThat(other.post(proposal + "/rejection", JSON, "").statusCode()).isEqualTo(403);
        assertThat(writer.post(proposal + "/approval", JSON, "").statusCode()).isEqualTo(403);
        assertThat(writer.post(proposal + "/rejection", JSON, "").statusCode()).isEqualTo(204);
    }

    @Test
    void oneLoginWithBothRolesStillNeedsASecondPerson() {
        String agent = Ward.fresh("agent-of-duties");
        Door both = account("both", "registry-editor", "registry-approver");
        HttpResponse<String> made = both.post(STAFF + "agents/proposals", JSON, """
                {"agent":"%s","client":"%s","site":"main"}""".formatted(agent, agent));
        String proposal = STAFF + "agents/proposals/" + made.body().replaceAll("[^0-9]", "");

        assertThat(both.post(proposal + "/approval", JSON, "").statusCode()).isEqualTo(403);
        assertThat(account("approver", "registry-approver")
                        .post(proposal + "/rejection", JSON, "")
                        .statusCode())
                .isEqualTo(204);
    }

    private Door account(String name, String... roles) {
        return ward.door().as(Platform.tokens().staffWith(Ward.fresh(name), roles));
    }

    private Door door(String role) {
        return account(role, role).because("Testing%20the%20roles");
    }

    private static int status(Door door, String act, Person anna) {
        String[] parts = act.split(" ", -1);
        String path = parts[1].replace("ANNA", anna.id());
        String address = path.startsWith("/") ? FHIR + path.substring(1) : STAFF + path;
        String type = path.startsWith("/") ? Ward.JSON : path.startsWith("old-releases") ? "text/csv" : JSON;
        return parts[0].equals("GET")
                ? door.get(address).statusCode()
                : door.send(parts[0], address, "{", "Content-Type", type).statusCode();
    }

    private static List<String> acts() throws IOException {
        return table().lines()
                .skip(1)
                .map(line -> line.substring(0, 72).strip())
                .toList();
    }

    private static String line(String act, List<String> cells) {
        return String.format(Locale.ROOT, "%-72s", act)
                + cells.stream()
                        .map(cell -> String.format(Locale.ROOT, "%-18s", cell))
                        .collect(Collectors.joining())
                        .stripTrailing();
    }

    private static String table() throws IOException {
        try (InputStream table = DutiesIT.class.getResourceAsStream("duties.txt")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
