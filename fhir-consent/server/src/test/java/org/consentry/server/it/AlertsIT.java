// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.consentry.policy.Purpose;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.Sighting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notes about sharing: who picks them, and what they follow. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class AlertsIT {
    private final Ward ward = new Ward();
    private final Person anna = ward.person();
    private final String address = Ward.fresh("alerted") + "@example.org";
    private final AgentDoor agent = new AgentDoor(ward.door(), Ward.fresh("alerts"));

    @Test
    void whoHasPickedNothingIsToldNothing() {
        reachable();

        agent.report(shared(1, State.SENT));

        assertThat(alerts(ward.patient(anna)))
                .contains("\"on\",\"valueBoolean\":true", "\"address\",\"valueBoolean\":true")
                .contains("\"version\",\"valueInteger\":0")
                .doesNotContain("\"pick\"");
        assertThat(notes()).doesNotContain("\"note\"");
    }

    @Test
    void aSharedScanIsToldOnceADayAndTheNoteSaysNothingOfIt() throws Exception {
        reachable();
        pick("each", 0).expect(200);

        agent.report(shared(1, State.SENT), shared(2, State.SENT), shared(3, State.UNCERTAIN));
        settled("\"sent\"");
        agent.report(shared(4, State.SENT));

        assertThat(notes().split("\"shared\"", -1))
                .as("one was sent, one waits")
                .hasSize(3);
        assertThat(notes()).contains("\"waiting\"", "\"sent\"").doesNotContain("\"about\"");
        assertThat(received())
                .singleElement()
                .satisfies(mail -> assertThat(new String(mail.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .contains("There is something new on your page.", "https://scans.hospital.example")
                        .doesNotContainIgnoringCase("northlight")
                        .doesNotContainIgnoringCase("scan.")
                        .doesNotContain(anna.id()));
    }

    @Test
    void whatWasRefusedOrSurelyDidNotArriveIsNoSharing() {
        reachable();
        pick("each", 0).expect(200);

        agent.report(shared(1, State.REFUSED), shared(2, State.FAILED));

        assertThat(notes()).doesNotContain("\"note\"");
    }

    @Test
    void whatLeftPastTheAgentsIsToldToo() throws InterruptedException {
        reachable();
        pick("each", 0).expect(200);

        agent.report(Reports.seen(
                1,
                anna.study(),
                "northlight",
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                Sighting.Source.EXPORT_LIST,
                Purpose.HRESCH));

        settled("\"shared\"");
    }

    /** An exchange that enters ten years of disclosures would write to people about what they could see before. */
    @Test
    void whatWasSharedBeforeThePickIsNotTold() {
        reachable();
        pick("each", 0).expect(200);

        agent.report(Reports.sent(1, anna.number(), anna.study()));

        assertThat(notes()).doesNotContain("\"note\"");
    }

    @Test
    void aMonthIsToldLaterAndAnotherPickMovesWhatWaits() throws Exception {
        reachable();
        pick("month", 0).expect(200);
        agent.report(shared(1, State.SENT));
        agent.report(shared(2, State.SENT));
        assertThat(notes().split("\"shared\"", -1)).hasSize(2);
        assertThat(notes()).contains("\"waiting\"").contains("-01T1");

        pick("each", 1).expect(200);

        settled("\"sent\"");
        assertThat(received()).hasSize(1);
    }

    @Test
    void whoPicksOffIsNotToldOfWhatWaits() {
        reachable();
        pick("month", 0).expect(200);
        agent.report(shared(1, State.SENT));

        pick("off", 1).expect(200);
        agent.report(shared(2, State.SENT));

        assertThat(notes()).contains("\"dropped\"").doesNotContain("\"waiting\"");
        assertThat(notes().split("\"shared\"", -1)).hasSize(2);
    }

    @Test
    void aNoteThatNobodyTakesIsNoLetter() throws Exception {
        reachable();
        refuse(address);
        pick("each", 0).expect(200);
        String before = ward.staff().get("/fhir/staff/v1/notes").body().replaceAll("\"asOf\":\"[^\"]*\"", "");

        agent.report(shared(1, State.SENT));

        settled("\"dropped\"");
        assertThat(ward.staff().get("/fhir/staff/v1/notes").body().replaceAll("\"asOf\":\"[^\"]*\"", ""))
                .isEqualTo(before);
    }

    @Test
    void onlyThePatientPicksAndEachPickIsOnTheTrail() {
        Person ben = ward.person();
        String body = body("each", 0);
        assertThat(ward.post(ward.patient(ben), path(), body).status()).isEqualTo(404);
        assertThat(ward.post(ward.staff(), path(), body).status()).isEqualTo(403);
        assertThat(ward.post(ward.registrar(), path(), body).status()).isEqualTo(403);
        assertThat(ward.post(ward.door().as(Platform.tokens().patient(anna.id(), "patient/*.rs")), path(), body)
                        .status())
                .as("an app that may only read")
                .isEqualTo(403);
        assertThat(ward.get(ward.patient(anna), "Patient/" + anna.id() + "/$set-alerts")
                        .status())
                .as("no read changes anything")
                .isNotEqualTo(200);

        assertThat(pick("each", 0).expect(200).body().replaceAll("\\s", ""))
                .contains("\"valueCode\":\"each\"", "\"valueInteger\":1");

        assertThat(pick("off", 0).expect(409).body()).contains("version 1");
        assertThat(alerts(ward.staff())).as("staff see it, with a reason").contains("\"valueCode\":\"each\"");
        assertThat(ward.get(ward.patient(ben), "Patient/" + anna.id() + "/$alerts")
                        .status())
                .isEqualTo(404);
        assertThat(ward.get(ward.patient(anna), "AuditEvent?action=U").entries())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"pick","valueCode":"weekly"},{"name":"version","valueInteger":0}
            {"name":"pick","valueCode":"each"}
            {"name":"version","valueInteger":0}
            {"name":"pick","valueCode":"each"},{"name":"version","valueInteger":-1}
            {"name":"pick","valueCode":"each"},{"name":"version","valueInteger":0},{"name":"colour","valueCode":"red"}
            {"name":"pick","valueCode":"each"},{"name":"pick","valueCode":"off"},{"name":"version","valueInteger":0}
            """)
    void whatIsNoPickIsRefused(String parameters) {
        ward.post(ward.patient(anna), path(), "{\"resourceType\":\"Parameters\",\"parameter\":[" + parameters + "]}")
                .expect(400);

        assertThat(alerts(ward.patient(anna))).contains("\"version\",\"valueInteger\":0");
    }

    private DisclosureReport shared(long sequence, State state) {
        return Reports.to(
                "northlight",
                state,
                sequence,
                anna.number(),
                anna.study(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private Answer pick(String pick, int version) {
        return ward.post(ward.patient(anna), path(), body(pick, version));
    }

    private String path() {
        return "Patient/" + anna.id() + "/$set-alerts";
    }

    private static String body(String pick, int version) {
        return """
                {"resourceType":"Parameters","parameter":[{"name":"pick","valueCode":"%s"},
                {"name":"version","valueInteger":%d}]}""".formatted(pick, version);
    }

    private String alerts(Door as) {
        return ward.get(as, "Patient/" + anna.id() + "/$alerts")
                .expect(200)
                .body()
                .replaceAll("\\s", "");
    }

    private String notes() {
        return ward.get(ward.patient(anna), "Patient/" + anna.id() + "/$notes")
                .body()
                .replaceAll("\\s", "");
    }

    private void settled(String state) throws InterruptedException {
        while (!notes().contains(state)) {
            Thread.sleep(100);
        }
    }

    private void reachable() {
        String stored = ward.get(ward.registrar(), "Patient/" + anna.id()).body();
        String with = stored.replaceFirst(
                "\"gender\"", "\"telecom\":[{\"system\":\"email\",\"value\":\"" + address + "\"}],\"gender\"");
        ward.put(ward.registrar(), "Patient/" + anna.id(), with, "If-Match", "W/\"1\"")
                .expect(200);
    }

    private Stream<MimeMessage> received() {
        return Arrays.stream(Platform.mail().getReceivedMessages()).filter(this::isToAnna);
    }

    private boolean isToAnna(MimeMessage message) {
        try {
            return Arrays.asList(message.getAllRecipients()).contains(new InternetAddress(address));
        } catch (MessagingException broken) {
            throw new AssertionError(broken);
        }
    }

    /** Makes the mail server refuse what is for this address, after it has heard it. */
    private static void refuse(String email) {
        UserManager users = Platform.mail().getUserManager();
        MessageDeliveryHandler before = users.getMessageDeliveryHandler();
        users.setMessageDeliveryHandler((message, to) -> {
            if (to.getEmail().equals(email)) {
                throw new UserException("Expected another address");
            }
            return before.handle(message, to);
        });
    }
}
