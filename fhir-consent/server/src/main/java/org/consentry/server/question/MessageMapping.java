// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.consentry.server.access.Acting;
import org.consentry.server.access.Caller;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.fhir.record.Filing;
import org.consentry.server.storage.ResourceKey;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Translates between Communications and this server's questions and answers. */
final class MessageMapping {
    /** Identifier system of the forms' own keys. */
    static final String KEY = "https://consentry.org/fhir/idempotency-key";

    /** System of the kinds of messages. */
    static final String CATEGORY = "https://consentry.org/fhir/communication";

    private static final String CLOSING = "closing";
    private static final String DUE = "https://consentry.org/fhir/StructureDefinition/answer-due";
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_KEY = 100;

    private MessageMapping() {}

    /** Reads a question and complains about every fault. */
    static Question question(Communication sent, String patient, Complaints complaints) {
        expect(complaints, "Communication.status", "in-progress", sent.getStatus() == CommunicationStatus.INPROGRESS);
        expect(complaints, "Communication.category", "question", is(sent, "question"));
        boolean own = ("Patient/" + patient).equals(sent.getSubject().getReference());
        expect(complaints, "Communication.subject", "yourself", own);
        return new Question(
                text(sent, complaints),
                only(sent.getAbout(), "AuditEvent", "Communication.about", complaints),
                only(sent.getPartOf(), "Communication", "Communication.partOf", complaints),
                key(sent, complaints));
    }

    /** Reads an answer, or the reason why there is none, and complains about every fault. */
    static Reply answer(Communication sent, Complaints complaints) {
        expect(complaints, "Communication.status", "completed", sent.getStatus() == CommunicationStatus.COMPLETED);
        boolean closing = is(sent, CLOSING);
        expect(complaints, "Communication.category", "answer or " + CLOSING, closing || is(sent, "answer"));
        String question = only(sent.getInResponseTo(), "Communication", "Communication.inResponseTo", complaints);
        expect(complaints, "Communication.inResponseTo", "one question", question != null);
        return new Reply(text(sent, complaints), question == null ? "" : question, closing, key(sent, complaints));
    }

    /** A question as it is kept; nothing but what we know is taken over. */
    static Communication asked(Question question, String patient, Instant now, @Nullable String number, LocalDate due) {
        Communication made = message(CommunicationStatus.INPROGRESS, "question", question.text(), now);
        made.setSubject(new Reference("Patient/" + patient));
        made.setSender(new Reference("Patient/" + patient));
        question.about().ifPresent(id -> made.addAbout(new Reference("AuditEvent/" + id)));
        question.root().ifPresent(id -> made.addPartOf(new Reference("Communication/" + id)));
        if (number != null) {
            made.addIdentifier().setSystem(QuestionNumbers.SYSTEM).setValue(number);
        }
        question.key().ifPresent(key -> addKey(made, key));
        made.addExtension(DUE, new DateType(due.toString()));
        if (UrgentWords.in(question.text())) {
            made.setPriority(Communication.CommunicationPriority.URGENT);
        }
        return made;
    }

    /** Says which proxy sent a message for the patient; nothing for anybody else. */
    static void sentBy(Communication made, Caller caller) {
        Acting acting = caller.acting();
        if (acting != null) {
            made.setSender(new Reference(acting.reference()));
        }
    }

    /** An answer as it is kept; who answered comes from the token. */
    static Communication answered(Reply reply, Communication question, String staff, Instant now) {
        Communication made =
                message(CommunicationStatus.COMPLETED, reply.isClosing() ? CLOSING : "answer", reply.text(), now);
        made.setSubject(question.getSubject().copy());
        made.setSender(new Reference().setDisplay(staff));
        made.addInResponseTo(new Reference("Communication/" + reply.question()));
        Reference root = question.hasPartOf()
                ? question.getPartOfFirstRep().copy()
                : new Reference("Communication/" + reply.question());
        made.addPartOf(root);
        reply.key().ifPresent(key -> addKey(made, key));
        return made;
    }

    /** Where a message is kept and how it is found. */
    static Filing filing(Communication message, String patient) {
        return new Filing(patient, message.getSent().toInstant());
    }

    private static Communication message(CommunicationStatus status, String category, String text, Instant now) {
        Communication made = new Communication().setStatus(status);
        made.addCategory().addCoding(new Coding(CATEGORY, category, null));
        made.setSent(Date.from(now));
        made.addPayload().setContent(new StringType(text));
        return made;
    }

    private static void addKey(Communication made, String key) {
        made.addIdentifier()
                .setUse(Identifier.IdentifierUse.SECONDARY)
                .setSystem(KEY)
                .setValue(key);
    }

    private static boolean is(Communication sent, String category) {
        return sent.getCategory().size() == 1
                && sent.getCategoryFirstRep().getCoding().size() == 1
                && sent.getCategoryFirstRep().hasCoding(CATEGORY, category);
    }

    private static String text(Communication sent, Complaints complaints) {
        boolean one = sent.getPayload().size() == 1 && sent.getPayloadFirstRep().getContent() instanceof StringType;
        String text = one
                ? sent.getPayloadFirstRep().getContentStringType().getValue().strip()
                : "";
        boolean fits = !text.isEmpty() && text.length() <= LONGEST_TEXT;
        expect(complaints, "Communication.payload", "one text of 1 to " + LONGEST_TEXT + " characters", fits);
        return text;
    }

    private static @Nullable String key(Communication sent, Complaints complaints) {
        List<String> keys = sent.getIdentifier().stream()
                .filter(identifier -> KEY.equals(identifier.getSystem()) && identifier.hasValue())
                .map(Identifier::getValue)
                .toList();
        boolean fits = keys.size() <= 1 && keys.stream().allMatch(key -> key.length() <= LONGEST_KEY);
        expect(complaints, "Communication.identifier", "at most one form key of up to " + LONGEST_KEY, fits);
        return keys.isEmpty() ? null : keys.get(0);
    }

    private static @Nullable String only(
            List<Reference> references, String type, String expression, Complaints complaints) {
        if (references.isEmpty()) {
            return null;
        }
        IdType id = new IdType(references.get(0).getReference());
        boolean fits = references.size() == 1
                && type.equals(id.getResourceType())
                && id.hasIdPart()
                && ResourceKey.isId(id.getIdPart());
        expect(complaints, expression, "one reference to " + type, fits);
        return fits ? id.getIdPart() : null;
    }

    private static void expect(Complaints complaints, String expression, String expected, boolean met) {
        if (!met) {
            complaints.add(expression, expected, "something else");
        }
    }
}
