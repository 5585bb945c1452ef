// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.server.it.Closing.PATH;
import static org.consentry.server.it.Closing.RESTRICTED;
import static org.consentry.server.it.Closing.approve;
import static org.consentry.server.it.Closing.ask;
import static org.consentry.server.it.Closing.dana;
import static org.consentry.server.it.Closing.eli;
import static org.consentry.server.it.Closing.read;

import java.net.http.HttpResponse;
import java.util.List;
import org.consentry.protocol.DisclosureReport.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways around a closed record that do not ask for it by its name, and what answers tell of it without showing it. */
class ClosedWallIT {
    private final Ward ward = new Ward();
    private final Closing closing = new Closing(ward);

    /** An officer is a patient here too. By such a grant one person opened a record for as long as the grant said. */
    @Test
    void nobodyGrantsAccessToARecordThatIsClosedToThem() {
        Person anna = closing.closed(RESTRICTED);
        Person danas = ward.person();
        String grant = Proxies.json(danas, anna, 0, "see");

        HttpResponse<String> refused = Proxies.post(dana(), grant);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(Proxies.acting(ward, danas, anna)
                        .get("/fhir/r4/Patient/" + anna.id())
                        .statusCode())
                .isNotEqualTo(200);
        approve(eli(), ask(dana(), anna));
        assertThat(Proxies.post(dana(), grant).statusCode()).isEqualTo(201);
        assertThat(ward.get(ward.patient(anna), "AuditEvent?action=R").body())
                .as("the patient reads of the look")
                .contains("Dana Reyes", "Her lawyer called");
    }

    @Test
    void totalsOfTheTrailLeaveOutWhatIsClosed() {
        String company = Ward.fresh("wall");
        new Registrar(ward.door()).company(company, true);
        Person anna = ward.person();
        Person ben = ward.person();
        AgentDoor agent = new AgentDoor(ward.door(), Ward.fresh("agent"));
        agent.report(
                Reports.to(company, State.SENT, 1, anna.number(), anna.study(), Reports.AT),
                Reports.to(company, State.SENT, 2, ben.number(), ben.study(), Reports.AT));
        String ofCompany = "AuditEvent?agent=Organization/" + company + "&_total=accurate";
        String ofScan = "AuditEvent?entity=ImagingStudy/" + anna.studyId() + "&_total=accurate";
        assertThat(ward.get(dana(), ofCompany + "&_count=0").total()).isEqualTo(2);
        int before = ward.get(dana(), ofScan + "&_count=0").total();
        assertThat(before).isPositive();

        closing.close(anna, RESTRICTED);

        for (String page : List.of("&_count=0", "&_count=10")) {
            Answer left = ward.get(dana(), ofCompany + page);
            assertThat(left.total()).isEqualTo(1);
            assertThat(left.body()).doesNotContain(anna.id());
            assertThat(ward.get(dana(), ofScan + page).total()).isZero();
        }
        approve(eli(), ask(dana(), anna));
        assertThat(ward.get(dana(), ofCompany + "&_count=0").total()).isEqualTo(2);
        assertThat(ward.get(dana(), ofScan + "&_count=0").total()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Communication?subject=Patient/{p},Patient/{b}",
                "Communication?subject=Patient/{b}&subject=Patient/{p}",
                "Communication?sender=Patient/{p}",
                "Communication?recipient=Patient/{p}&_summary=count",
                "Communication?sender:identifier={n}",
                "Group?_id=g&member=Patient/{p}&_summary=count",
                "Group?member=Patient/{p}",
                "Group?member:identifier={n}&_summary=count"
            })
    void whateverParameterNamesTheRecordItIsRefused(String path) {
        Person anna = closing.closed(RESTRICTED);
        Person ben = ward.person();
        String asked = path.replace("{p}", anna.id())
                .replace("{b}", ben.id())
                .replace("{n}", anna.number().value());

        Answer answer = ward.get(dana(), asked).expect(403);

        assertThat(answer.header("Consentry-Refused")).isEqualTo("closed");
        assertThat(answer.header("Consentry-Closed")).isEqualTo(anna.id());
        approve(eli(), ask(dana(), anna));
        ward.get(dana(), asked).expect(200);
    }

    @Test
    void aRefusalNamesNoRecordThatTheRequestDidNotName() {
        Person anna = closing.closed(RESTRICTED);
        String group = Ward.fresh("wall");
        ward.put(ward.registrar(), "Group/" + group, """
                {"resourceType":"Group","id":"%s","type":"person","actual":true,"member":[{"entity":
                {"reference":"Patient/%s"}}]}""".formatted(group, anna.id()))
                .expect(201);

        for (String path : List.of(
                "ImagingStudy/" + anna.studyId(),
                "Group/" + group,
                "Group?_id=" + group,
                "Group?_id=" + group + ",x" + anna.id())) {
            Answer answer = ward.get(dana(), path).expect(403);
            assertThat(answer.header("Consentry-Refused")).as(path).isEqualTo("closed");
            assertThat(answer.header("Consentry-Closed")).as(path).isEmpty();
        }
        HttpResponse<String> form =
                dana().post("/fhir/r4/Patient/_search", "application/x-www-form-urlencoded", "_id=" + anna.id());
        assertThat(form.statusCode()).isEqualTo(403);
        assertThat(form.headers().firstValue("Consentry-Closed")).contains(anna.id());
    }

    /** Nobody knows then which records are one person's. */
    @Test
    void linksThatContradictEachOtherCloseAllOfThem() {
        Person old = closing.closed(RESTRICTED);
        Person one = ward.person();
        Person other = ward.person();
        closing.link(one, "replaces", old);
        closing.link(other, "replaces", old);

        for (Person each : List.of(old, one, other)) {
            assertThat(read(dana(), each)).isEqualTo(403);
        }
        approve(eli(), ask(dana(), one));
        assertThat(read(dana(), one)).isEqualTo(200);
        assertThat(read(dana(), other)).isEqualTo(403);
    }

    @Test
    void aRecordThatIsOnlyLinkedAndNotMergedStaysOpen() {
        Person shut = closing.closed(RESTRICTED);
        Person twin = ward.person();
        closing.link(twin, "seealso", shut);

        assertThat(read(dana(), shut)).isEqualTo(403);
        assertThat(read(dana(), twin)).isEqualTo(200);
    }

    @Test
    void nothingThatWaitsInAClosedRecordIsLost() {
        new Registrar(ward.door()).company("northlight", true);
        Person anna = ward.person();
        new Requests(dana()).ask(Requests.task("legal-hold", anna, "northlight", ""));
        new Requests(ward.patient(anna)).ask(Requests.task("notify-withdrawal", anna, "northlight", "MLTRAINING"));
        String no = new Choices(ward.door(), anna.id()).consent("", "deny", Ward.fresh("wall"));
        ward.post(ward.registrar(), "Consent", no.replace("\"deny\"", "\"dney\""))
                .expect(201);

        closing.close(anna, RESTRICTED);

        assertThat(dana().get(PATH).body()).contains("{\"patient\":\"" + anna.id() + "\",\"requests\":3}");
    }
}
