// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.RegisteredRecipient;
import org.junit.jupiter.api.Test;

/** How staff edit the register of recipients: one writes, another publishes; one pauses, two resume. */
class CompanyRegisterIT {
    private final CompanyDesk dana = CompanyDesk.of("dana");
    private final CompanyDesk eli = CompanyDesk.of("eli");
    private final Ward ward = new Ward();

    @Test
    void aNewCompanyIsPublishedByASecondLogin() {
        String slug = Ward.fresh("new-company");

        dana.sends(slug, "Chest scans.", 0);
        assertThat(entry(slug).status()).isEqualTo(404);
        assertThat(dana.step(slug, "draft/publication").statusCode()).isEqualTo(403);
        assertThat(entry(slug).status()).isEqualTo(404);
        assertThat(eli.listed(slug).getJsonObject("draft").toString())
                .contains("\"state\":\"SENT\"", "\"mine\":false", "\"writer\":\"Dana Reyes\"");
        CompanyDesk.ok(eli.step(slug, "draft/publication"));

        assertThat(entry(slug).expect(200).body()).contains("Chest scans.", "\"active\":true");
        assertThat(told(slug)).isEqualTo(RegisteredRecipient.Status.ACTIVE);
        assertThat(dana.one(slug).getJsonArray("versions").getJsonObject(0).toString())
                .contains("\"writer\":", "\"second\":", "\"cause\":\"FACTS\"");
        assertThat(eli.step(slug, "draft/publication", 1).statusCode()).isEqualTo(409);
    }

    @Test
    void aDraftChangesNothingThatIsInForce() {
        String slug = company();
        String before = entry(slug).body();

        dana.sends(slug, "Everything.", 1);
        CompanyDesk.ok(eli.step(slug, "draft/return"));
        CompanyDesk.ok(dana.step(slug, "draft/rejection"));

        assertThat(entry(slug).body()).isEqualTo(before);
        assertThat(dana.one(slug)).doesNotContainKey("draft");
    }

    @Test
    void whatTheFormDoesNotKnowIsKept() {
        String parent = company();
        String slug = Ward.fresh("kept");
        new Registrar(Platform.door()).subsidiary(slug, parent);

        dana.sends(slug, "Chest scans.", 1);
        CompanyDesk.ok(eli.step(slug, "draft/publication"));

        assertThat(entry(slug).body()).contains("Organization/" + parent, "Chest scans.");
    }

    /** A machine had changed the entry since; the draft would have undone it. */
    @Test
    void aDraftOfAnOlderEntryIsNotPublished() {
        String slug = company();
        dana.sends(slug, "Chest scans.", 1);
        machineWrites(slug, "Another name");

        HttpResponse<String> answer = eli.step(slug, "draft/publication");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(entry(slug).body()).contains("Another name").doesNotContain("Chest scans.");
        assertThat(dana.one(slug).getJsonObject("draft").getBoolean("stale")).isTrue();
        assertThat(dana.save(slug, CompanyDesk.facts("Chest scans.", 1)).statusCode())
                .isEqualTo(409);
        CompanyDesk.ok(dana.save(slug, CompanyDesk.facts("Chest scans.", 2)));
        CompanyDesk.ok(dana.step(slug, "draft/rejection"));
    }

    @Test
    void whatLacksAnAnswerIsNotSentAndEachFactIsNamed() {
        String slug = Ward.fresh("lacking");
        CompanyDesk.ok(dana.save(slug, "{\"name\":\"North\",\"kind\":\"company\",\"checked-on\":\"2026-01-02\"}"));

        HttpResponse<String> answer = dana.step(slug, "draft/review");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body())
                .contains("\"fact\":\"country\"", "\"fact\":\"kept-until\"", "\"fact\":\"agreed-not-to-trace\"")
                .doesNotContain("\"fact\":\"name\"");
        assertThat(dana.save(slug, "{\"country\":\"XX\"}").statusCode()).isEqualTo(422);
        assertThat(dana.save(slug, "{\"facts\":{\"colour\":\"red\"}}").statusCode())
                .isEqualTo(400);
        assertThat(dana.one(slug).getJsonObject("draft").getJsonObject("facts").getString("name"))
                .isEqualTo("North");
        CompanyDesk.ok(dana.step(slug, "draft/rejection"));
    }

    /** Who published had read another text than the one that came in force. */
    @Test
    void onlyWhatWasReadIsPublished() {
        String slug = company();
        dana.sends(slug, "Chest scans.", 1);
        long read = seen(eli, slug, "draft");
        dana.sends(slug, "Everything.", 1);

        assertThat(eli.step(slug, "draft/publication", read).statusCode()).isEqualTo(409);
        assertThat(eli.save(slug, CompanyDesk.facts("Mine.", 1)).statusCode()).isEqualTo(409);
        assertThat(eli.step(slug, "draft/review").statusCode()).isEqualTo(403);
        assertThat(dana.step(slug, "draft/return").statusCode()).isEqualTo(403);

        assertThat(entry(slug).body()).doesNotContain("Everything.");
        CompanyDesk.ok(eli.step(slug, "draft/rejection"));
    }

    @Test
    void onePersonPausesAndAgentsHearOfIt() {
        String slug = company();
        assertThat(dana.post(slug + "/pause", "{\"why\":\"no\"}").statusCode()).isEqualTo(400);
        assertThat(told(slug)).isEqualTo(RegisteredRecipient.Status.ACTIVE);

        CompanyDesk.ok(dana.post(slug + "/pause", "{\"why\":\"Contract is unclear\"}"));

        assertThat(told(slug)).isEqualTo(RegisteredRecipient.Status.PAUSED);
        assertThat(entry(slug).body()).contains("\"active\":false").doesNotContain("Contract is unclear");
        assertThat(eli.listed(slug).getJsonObject("pause").toString())
                .contains("Contract is unclear", "\"writer\":\"Dana Reyes\"");
        assertThat(eli.post(slug + "/pause", "{\"why\":\"Contract is unclear\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    /** A load of master data would have ended a pause that staff made. */
    @Test
    void aPauseEndsByTwoLoginsAndNotByAMachine() {
        String slug = company();
        CompanyDesk.ok(dana.post(slug + "/pause", "{\"why\":\"Contract is unclear\"}"));

        assertThat(machine(slug, "Northlight", true)).isEqualTo(409);
        assertThat(machine(slug, "Northlight", false)).isEqualTo(200);
        CompanyDesk.ok(dana.post(slug + "/resumption", "{\"why\":\"Contract is signed\"}"));
        assertThat(dana.post(slug + "/resumption", "{\"why\":\"Contract is signed\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(dana.step(slug, "resumption/approval").statusCode()).isEqualTo(403);
        assertThat(told(slug)).isEqualTo(RegisteredRecipient.Status.PAUSED);
        CompanyDesk.ok(eli.step(slug, "resumption/approval"));

        assertThat(told(slug)).isEqualTo(RegisteredRecipient.Status.ACTIVE);
        assertThat(machine(slug, "Northlight", true)).isEqualTo(200);
        assertThat(eli.one(slug)).doesNotContainKeys("pause", "resume");
    }

    @Test
    void aDraftSurvivesAPauseAndDoesNotEndIt() {
        String slug = company();
        dana.sends(slug, "Chest scans.", 1);
        CompanyDesk.ok(eli.post(slug + "/pause", "{\"why\":\"Contract is unclear\"}"));

        CompanyDesk.ok(eli.step(slug, "draft/publication"));

        assertThat(entry(slug).body()).contains("Chest scans.", "\"active\":false");
        assertThat(told(slug)).isEqualTo(RegisteredRecipient.Status.PAUSED);
    }

    @Test
    void whatHasEndedIsNotResumed() {
        String slug = company();
        CompanyDesk.ok(dana.save(
                slug,
                CompanyDesk.facts("Chest scans.", 1)
                        .replace("\"facts\":{", "\"facts\":{\"ended-on\":\"2026-01-01\",")));
        CompanyDesk.ok(dana.step(slug, "draft/review"));
        CompanyDesk.ok(eli.step(slug, "draft/publication"));

        assertThat(told(slug)).isEqualTo(RegisteredRecipient.Status.PAUSED);
        assertThat(dana.post(slug + "/resumption", "{\"why\":\"Contract is signed\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void everyStepIsInTheAuditTrailAndNothingRefusedIs() {
        String slug = company();
        Instant start = Instant.now();

        dana.sends(slug, "Chest scans.", 1);
        dana.step(slug, "draft/publication");
        eli.step(slug, "draft/return");
        CompanyDesk.ok(dana.step(slug, "draft/review"));
        CompanyDesk.ok(eli.step(slug, "draft/publication"));
        CompanyDesk.ok(dana.post(slug + "/pause", "{\"why\":\"Contract is unclear\"}"));
        CompanyDesk.ok(dana.post(slug + "/resumption", "{\"why\":\"Contract is signed\"}"));
        CompanyDesk.ok(eli.step(slug, "resumption/rejection"));

        assertThat(events(start, slug))
                .satisfiesExactly(
                        one -> assertThat(one).contains("\"company-draft-saved\"", "\"dana\""),
                        one -> assertThat(one).contains("\"company-draft-sent\""),
                        one -> assertThat(one).contains("\"company-draft-returned\"", "Not clear to me", "\"eli\""),
                        one -> assertThat(one).contains("\"company-draft-sent\""),
                        one -> assertThat(one).contains("\"update\"", "_history/2"),
                        one -> assertThat(one).contains("\"company-published\"", "\"eli\""),
                        one -> assertThat(one).contains("\"update\"", "_history/3"),
                        one -> assertThat(one).contains("\"company-paused\"", "Contract is unclear", "\"dana\""),
                        one -> assertThat(one).contains("\"company-resume-asked\""),
                        one -> assertThat(one).contains("\"company-resume-dropped\""));
        assertThat(ward.get(Platform.door().as(Platform.tokens().staff()), "AuditEvent/$verify?count=100000")
                        .body())
                .contains("\"holds\",\"valueBoolean\":true");
    }

    @Test
    void theDatabaseItselfHoldsThatTwoLoginsAgreed() throws SQLException {
        String slug = company();
        dana.sends(slug, "Chest scans.", 1);
        String copy = "insert into company_step (change, kind, begun_by, step, version, why, acted_by, actor, acted_at)"
                + " select id, kind, begun_by, '%s', %s, '', %s, 'x', now() from company_change where company = '"
                + slug
                + "'";

        try (Connection connection = Platform.database().pool().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate(copy.formatted("DONE", "2", "begun_by")))
                    .hasMessageContaining("two_logins");
            assertThatThrownBy(() -> statement.executeUpdate(copy.formatted("SENT", "null", "'another'")))
                    .hasMessageContaining("own_draft");
            assertThatThrownBy(() -> statement.executeUpdate("update company_step set acted_by = 'x'"))
                    .isInstanceOf(SQLException.class);
        }
        CompanyDesk.ok(dana.step(slug, "draft/rejection"));
    }

    @Test
    void nobodyButStaffSeesOrChangesDrafts() {
        Tokens tokens = Platform.tokens();

        for (String token : List.of(
                tokens.agent(),
                tokens.registrar(),
                tokens.patient("x"),
                tokens.staff("dana", "user/Organization.cruds"))) {
            Door door = Platform.door().as(token);
            assertThat(door.get(CompanyDesk.PATH).statusCode()).isEqualTo(403);
            assertThat(door.post(CompanyDesk.PATH + "/a/draft", "application/json", "{}")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(door.post(CompanyDesk.PATH + "/a/pause", "application/json", "{\"why\":\"Because\"}")
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(Platform.door().get(CompanyDesk.PATH).statusCode()).isBetween(401, 403);
    }

    private String company() {
        String slug = Ward.fresh("company");
        new Registrar(Platform.door()).company(slug, true);
        return slug;
    }

    private Answer entry(String slug) {
        return ward.get(Platform.door(), "Organization/" + slug);
    }

    private static long seen(CompanyDesk by, String slug, String change) {
        return by.one(slug).getJsonObject(change).getInt("seen");
    }

    private void machineWrites(String slug, String name) {
        assertThat(machine(slug, name, true)).isEqualTo(200);
    }

    private int machine(String slug, String name, boolean active) {
        return ward.put(ward.registrar(), "Organization/" + slug, """
                {"resourceType":"Organization","id":"%s","identifier":[{"system":"https://consentry.org/fhir/recipient",
                "value":"%s"}],"active":%s,"type":[{"coding":[{"system":"https://consentry.org/fhir/recipient-kind",
                "code":"company"}]}],"name":"%s"}""".formatted(slug, slug, active, name))
                .status();
    }

    /** What an agent that starts now is told of a recipient. */
    private static RegisteredRecipient.Status told(String slug) {
        return new AgentDoor(Platform.door(), "companies")
                .snapshot().entries().stream()
                        .filter(FeedEntry.RecipientChanged.class::isInstance)
                        .map(FeedEntry.RecipientChanged.class::cast)
                        .map(FeedEntry.RecipientChanged::recipient)
                        .filter(recipient -> recipient.id().value().equals(slug))
                        .reduce((first, last) -> last)
                        .orElseThrow()
                        .status();
    }

    /** The events about an entry, oldest first, as staff read them. */
    private List<String> events(Instant from, String slug) {
        return ward
                .get(
                        Platform.door().as(Platform.tokens().staff()),
                        "AuditEvent?_query=administration&_sort=date&_count=200&date=ge" + from)
                .expect(200)
                .entries()
                .stream()
                .map(entry -> entry.getJsonObject("resource").toString())
                .filter(event -> event.contains("Organization/" + slug))
                .toList();
    }
}
