// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.consentry.server.fhir.person.PatientContacts.Contact;
import org.consentry.server.mail.MailConfig.Security;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A note at a real mail server. */
class MailPostTest {
    private static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");
    private static final Contact ANNA = new Contact("anna@example.org", Locale.ENGLISH);
    private static final OutgoingNote NOTE = new OutgoingNote(
            "n1", NoteKind.CHANGED, "anna", "C-1", NOW, 1, OutgoingNote.State.WAITING, null, null, null);

    private final GreenMail mail =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void aNoteSaysThatSomethingIsNewAndNotWhat() throws MessagingException, IOException {
        assertThat(send(ANNA)).isEqualTo(MailPost.Outcome.TAKEN);

        MimeMessage got = mail.getReceivedMessages()[0];
        assertThat(got.getSubject()).isEqualTo("St. Mary’s Hospital: there is a note for you");
        assertThat(got.getFrom())
                .containsExactly(new InternetAddress("notes@hospital.example", "St. Mary’s Hospital", "UTF-8"));
        assertThat(got.getRecipients(Message.RecipientType.TO)).containsExactly(new InternetAddress(ANNA.email()));
        assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(got.getHeader("Message-ID")).containsExactly("<note-n1@hospital.example>");
        assertThat(part(got, 0))
                .contains("Your choice was changed", "call 555-0199 right away", "https://scans.example")
                .doesNotContain("anna")
                .doesNotContain("C-1");
        assertThat(part(got, 1)).contains("<html lang=\"en\">", "<a href=\"https://scans.example\">");
        assertThat(got.getContentType()).startsWith("multipart/alternative");
    }

    @Test
    void aNoteThatIsSentTwiceIsTheSameMessage() throws MessagingException {
        send(ANNA);
        post(Security.NONE, mail.getSmtp().getPort()).send(NOTE, ANNA, NOW);

        assertThat(mail.getReceivedMessages()).hasSize(2);
        assertThat(mail.getReceivedMessages()[0].getMessageID())
                .isEqualTo(mail.getReceivedMessages()[1].getMessageID());
    }

    @Test
    void englishFollowsSpanishThatNobodyHasReviewed() throws MessagingException, IOException {
        send(new Contact("ana@example.org", Locale.forLanguageTag("es-MX")));

        MimeMessage got = mail.getReceivedMessages()[0];
        assertThat(part(got, 0)).containsSubsequence("Su elección cambió", "Your choice was changed");
        assertThat(got.getContentLanguage()).containsExactly("es");
    }

    @Test
    void everyOtherLanguageGetsEnglish() throws MessagingException, IOException {
        send(new Contact("anh@example.org", Locale.forLanguageTag("vi")));

        MimeMessage got = mail.getReceivedMessages()[0];
        assertThat(part(got, 0)).startsWith("Your choice was changed");
        assertThat(got.getContentLanguage()).containsExactly("en");
    }

    @ParameterizedTest
    @CsvSource({"550, NO_SUCH_ADDRESS", "553, NO_SUCH_ADDRESS", "450, NOT_NOW", "451, NOT_NOW"})
    void whatAServerSaysOfAnAddressDecides(String status, MailPost.Outcome outcome) throws IOException {
        try (RefusingServer server = new RefusingServer(status)) {
            assertThat(post(Security.NONE, server.port()).send(NOTE, ANNA, NOW)).isEqualTo(outcome);
        }
    }

    @Test
    void withoutTlsNothingIsSentWhereTlsIsExpected() {
        mail.start();

        assertThat(post(Security.STARTTLS, mail.getSmtp().getPort()).send(NOTE, ANNA, NOW))
                .isEqualTo(MailPost.Outcome.AWAY);
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerWhoseCertificateNobodyTrustsGetsNothing() {
        GreenMail secret = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS).dynamicPort());
        secret.start();
        try {
            assertThat(post(Security.TLS, secret.getSmtps().getPort()).send(NOTE, ANNA, NOW))
                    .isEqualTo(MailPost.Outcome.AWAY);
            assertThat(secret.getReceivedMessages()).isEmpty();
        } finally {
            secret.stop();
        }
    }

    @Test
    void aServerThatIsNotThereIsAway() {
        mail.start();
        int port = mail.getSmtp().getPort();
        mail.stop();

        assertThat(post(Security.NONE, port).send(NOTE, ANNA, NOW)).isEqualTo(MailPost.Outcome.AWAY);
    }

    private MailPost.Outcome send(Contact to) {
        mail.start();
        return post(Security.NONE, mail.getSmtp().getPort()).send(NOTE, to, NOW);
    }

    private static MailPost post(Security security, int port) {
        return new MailPost(new MailConfig(
                "127.0.0.1",
                port,
                security,
                "",
                "",
                "notes@hospital.example",
                "St. Mary’s Hospital",
                "555-0199",
                "https://scans.example",
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofDays(3)));
    }

    private static String part(MimeMessage message, int index) throws MessagingException, IOException {
        return ((MimeMultipart) message.getContent())
                .getBodyPart(index)
                .getContent()
                .toString();
    }
}
