// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import jakarta.json.JsonObject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Notes by e-mail: who is told of what, and what staff hear when nobody takes a note. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MailIT {
    private static final String LIST = "/fhir/staff/v1/notes";

    private final Ward ward = new Ward();
    private final Person anna = ward.person();
    private final String address = Ward.fresh("anna") + "@example.org";

    @Test
    void aChoiceOfThePatientIsFollowedByANote() throws InterruptedException, MessagingException {
        reachable(address);

        assertThat(new Choices(ward.door(), anna.id()).first("deny", "mail-1").statusCode())
                .isEqualTo(201);

        MimeMessage got = awaited();
        assertThat(got.getSubject()).isEqualTo("Example Hospital: there is a note for you");
        assertThat(notes(ward.patient(anna))).contains("\"changed\"", "\"sent\"", "\"valueString\":\"C-");
        assertThat(notes(ward.staff())).contains("\"sent\"");
    }

    @Test
    void anAnswerIsFollowedByANoteOnce() throws InterruptedException, MessagingException {
        reachable(address);
        Messages messages = new Messages(ward.door());
        String id = new Answer(messages.ask(anna.id(), "Why?", Ward.fresh("ask"), "")).id();
        String key = Ward.fresh("answer");

        new Answer(messages.answer(id, "Because.", key)).expect(201);
        new Answer(messages.answer(id, "Because.", key)).expect(200);

        assertThat(awaited().getSubject()).contains("there is a note for you");
        assertThat(notes(ward.patient(anna)).split("\"answered\"", -1)).hasSize(2);
    }

    @Test
    void whoHasNoAddressIsNotTold() throws InterruptedException {
        new Choices(ward.door(), anna.id()).first("deny", "mail-3");

        String notes = settled("\"nowhere\"");
        assertThat(notes).contains("\"possible\",\"valueBoolean\":false");
    }

    @Test
    void formsThatASystemLoadsAreFollowedByNothing() {
        reachable(address);
        String consent = new Choices(ward.door(), anna.id()).consent("", "deny", "mail-4");

        ward.post(ward.registrar(), "Consent", consent).expect(201);

        assertThat(notes(ward.patient(anna)))
                .contains("\"possible\",\"valueBoolean\":true")
                .doesNotContain("\"note\"");
    }

    /** Whoever takes over somebody's mail would else be the only one to hear of it. */
    @Test
    void aReplacedAddressIsToldToTheOldAndTheNewOne() throws InterruptedException, MessagingException {
        String newer = Ward.fresh("newer") + "@example.org";
        reachable(address);
        assertThat(notes(ward.patient(anna)))
                .as("a first address is told to nobody")
                .doesNotContain("\"note\"");

        replaced(address, newer);

        while (to(newer).isEmpty() || to(address).isEmpty()) {
            Thread.sleep(100);
        }
        assertThat(to(newer)).hasSize(1);
        assertThat(to(address)).hasSize(1);
        assertThat(settled("\"sent\"").split("\"contact\"", -1)).hasSize(3);
        assertThat(notes(ward.patient(anna))).doesNotContain("\"about\"").doesNotContain("@");
    }

    @Test
    void anAddressInOtherLettersIsTheSame() {
        reachable(address);

        replaced(address, address.toUpperCase(Locale.ROOT));

        assertThat(notes(ward.patient(anna))).doesNotContain("\"note\"");
    }

    @Test
    void theAddressOfSomebodyWhoDiedIsToldNothing() {
        reachable(address);

        replaced("\"gender\"", "\"deceasedBoolean\":true,\"gender\"");

        assertThat(notes(ward.patient(anna))).doesNotContain("\"note\"");
    }

    @Test
    void anotherPatientSeesNothingOfIt() {
        assertThat(ward.door()
                        .as(Platform.tokens().patient(ward.person().id()))
                        .get("/fhir/r4/Patient/" + anna.id() + "/$notes")
                        .statusCode())
                .isEqualTo(404);
        assertThat(ward.door().as(Platform.tokens().registrar()).get(LIST).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatNobodyTakesIsOnTheListOfStaffUntilTheyWriteALetter() throws InterruptedException, MessagingException {
        String gone = Ward.fresh("gone") + "@example.org";
        refuse(gone);
        reachable(gone);
        new Choices(ward.door(), anna.id()).first("deny", "mail-6");

        settled("\"failed\"");
        JsonObject listed = failed().getFirst();
        assertThat(listed.getString("number")).startsWith("C-");
        assertThat(listed.getString("why")).isEqualTo("not-now");
        assertThat(listed.toString()).doesNotContain(gone).doesNotContain(anna.id());

        String letter = LIST + "/" + listed.getString("id") + "/letter";
        assertThat(post(ward.door().as(Platform.tokens().patient(anna.id())), letter))
                .isEqualTo(403);
        assertThat(post(ward.staff(), letter)).isEqualTo(204);
        assertThat(post(ward.staff(), letter)).as("a second time").isEqualTo(409);
        assertThat(failed()).noneMatch(each -> each.getString("id").equals(listed.getString("id")));
        assertThat(notes(ward.patient(anna))).contains("\"letter\"");
    }

    private static int post(Door as, String path) {
        return as.post(path, "application/json", "").statusCode();
    }

    private List<JsonObject> failed() {
        return AgentDoor.json(ward.staff().get(LIST)).getJsonArray("failed").getValuesAs(JsonObject.class);
    }

    private void reachable(String email) {
        String stored = ward.get(ward.registrar(), "Patient/" + anna.id()).body();
        String with = stored.replaceFirst(
                "\"gender\"", "\"telecom\":[{\"system\":\"email\",\"value\":\"" + email + "\"}],\"gender\"");
        ward.put(ward.registrar(), "Patient/" + anna.id(), with, "If-Match", "W/\"1\"")
                .expect(200);
    }

    private void replaced(String before, String after) {
        Answer stored = ward.get(ward.registrar(), "Patient/" + anna.id());
        assertThat(stored.body()).contains(before);
        ward.put(
                        ward.registrar(),
                        "Patient/" + anna.id(),
                        stored.body().replace(before, after),
                        "If-Match",
                        stored.header("ETag"))
                .expect(200);
    }

    private static List<MimeMessage> to(String email) throws MessagingException {
        List<MimeMessage> found = new ArrayList<>();
        for (MimeMessage message : Platform.mail().getReceivedMessages()) {
            if (Arrays.asList(message.getAllRecipients()).contains(new InternetAddress(email))) {
                found.add(message);
            }
        }
        return found;
    }

    private String notes(Door as) {
        return ward.get(as, "Patient/" + anna.id() + "/$notes").body().replaceAll("\\s", "");
    }

    private String settled(String state) throws InterruptedException {
        String notes = notes(ward.patient(anna));
        while (!notes.contains(state)) {
            Thread.sleep(100);
            notes = notes(ward.patient(anna));
        }
        return notes;
    }

    /** The message to this address, once it is there and known to be. */
    private MimeMessage awaited() throws InterruptedException, MessagingException {
        settled("\"sent\"");
        assertThat(to(address)).isNotEmpty();
        return to(address).getFirst();
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
