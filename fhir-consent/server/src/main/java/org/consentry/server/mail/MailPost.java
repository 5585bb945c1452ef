// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import org.consentry.server.fhir.person.PatientContacts.Contact;

/**
 * Hands one note to the hospital's mail server by SMTP. Failures are codes, since a server's own words may name people.
 */
@Singleton
class MailPost {
    private static final String WAIT = "20000";

    private final MailConfig config;
    private final Session session;

    /** Takes the settings. */
    @Inject
    MailPost(MailConfig config) {
        this.config = config;
        this.session = Session.getInstance(properties(config), new Login(config));
    }

    /** What a mail server said. */
    enum Outcome {
        /** It took the note. */
        TAKEN,
        /** It will not take a note for this address, now or later. */
        NO_SUCH_ADDRESS,
        /** It did not take it, and may take it later. */
        NOT_NOW,
        /** It does not answer, or not by TLS that we trust. */
        AWAY
    }

    /** Sends; a note sent twice has one Message-ID, so that mail programs can show it once. */
    Outcome send(OutgoingNote note, Contact to, Instant now) {
        try {
            Transport.send(message(note, to, now));
            return Outcome.TAKEN;
        } catch (SendFailedException refused) {
            boolean forEver = refused.getInvalidAddresses() != null && refused.getInvalidAddresses().length > 0;
            return forEver ? Outcome.NO_SUCH_ADDRESS : Outcome.NOT_NOW;
        } catch (MessagingException away) {
            return Outcome.AWAY;
        }
    }

    private MimeMessage message(OutgoingNote note, Contact to, Instant now) throws MessagingException {
        NoteWords words = NoteWords.of(note.kind(), to.language(), config);
        MimeMessage message =
                new NamedMessage(session, note.id() + "@" + config.from().replaceFirst("^.*@", ""));
        message.setFrom(sender());
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to.email()));
        message.setSubject(words.subject(), "UTF-8");
        message.setSentDate(Date.from(now));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContentLanguage(new String[] {words.language().toLanguageTag()});
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(words.plain(), "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(words.html(), "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", plain, html));
        message.saveChanges();
        return message;
    }

    private InternetAddress sender() throws MessagingException {
        try {
            return new InternetAddress(config.from(), config.hospital(), "UTF-8");
        } catch (UnsupportedEncodingException never) {
            throw new IllegalStateException("Every JDK has UTF-8", never);
        }
    }

    private static Properties properties(MailConfig config) {
        Properties mail = new Properties();
        mail.put("mail.transport.protocol", "smtp");
        mail.put("mail.smtp.host", config.host());
        mail.put("mail.smtp.port", Integer.toString(config.port()));
        mail.put("mail.smtp.auth", Boolean.toString(!config.user().isEmpty()));
        boolean starttls = config.security() == MailConfig.Security.STARTTLS;
        mail.put("mail.smtp.starttls.enable", Boolean.toString(starttls));
        mail.put("mail.smtp.starttls.required", Boolean.toString(starttls));
        mail.put("mail.smtp.ssl.enable", Boolean.toString(config.security() == MailConfig.Security.TLS));
        mail.put("mail.smtp.ssl.checkserveridentity", "true");
        mail.put("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
        mail.put("mail.smtp.connectiontimeout", WAIT);
        mail.put("mail.smtp.timeout", WAIT);
        mail.put("mail.smtp.writetimeout", WAIT);
        mail.put("mail.from", config.from());
        return mail;
    }

    /** A message with a Message-ID of ours, where the library makes a new one for each try. */
    private static final class NamedMessage extends MimeMessage {
        private final String id;

        NamedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<note-" + id + ">");
        }
    }

    private static final class Login extends Authenticator {
        private final MailConfig config;

        Login(MailConfig config) {
            this.config = config;
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(config.user(), config.password());
        }
    }

    /** The code under which a failure is kept. */
    static String code(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
