// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.consentry.policy.Action;
import org.consentry.policy.DeidState;
import org.consentry.policy.Obligation;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;

/**
 * A question of the OpenID AuthZEN Authorization API 1.0: may this scan, or this patient's data, go to that recipient?
 *
 * @param subject for whom
 * @param action what would be done
 * @param resource which data
 * @param purposes what for, at least one
 * @param deidState how far it is de-identified already
 * @param supported the obligations the asker can fulfill
 * @param form how it reads obligations
 * @param claims what the asker says besides
 */
public record Evaluation(
        Subject subject,
        Action action,
        Resource resource,
        Set<Purpose> purposes,
        DeidState deidState,
        Set<Obligation> supported,
        ObligationForm form,
        Claims claims) {

    /** Who would receive. */
    public record Subject(Type type, RecipientId id) {
        /** What kind of recipient is meant. */
        public enum Type {
            /** A company, school, hospital or authority. */
            ORGANIZATION,
            /** An AI product. */
            DEVICE
        }
    }

    /** Which data: one scan, or whatever there is of a patient. */
    public sealed interface Resource {
        /** The scan; empty if a patient is named. */
        Optional<StudyUid> study();

        /** The patient; empty if a scan is named. */
        Optional<PatientId> patient();
    }

    /** One scan. */
    public record OneStudy(StudyUid uid) implements Resource {
        @Override
        public Optional<StudyUid> study() {
            return Optional.of(uid);
        }

        @Override
        public Optional<PatientId> patient() {
            return Optional.empty();
        }
    }

    /** A patient's data, whichever it is. */
    public record WholePatient(PatientId id) implements Resource {
        @Override
        public Optional<StudyUid> study() {
            return Optional.empty();
        }

        @Override
        public Optional<PatientId> patient() {
            return Optional.of(id);
        }
    }

    /**
     * Stands for the purpose of a question that names none: all of them, of which nobody can say yes. AuthZEN lets the
     * context be missing, and with it the purpose.
     */
    public static final Purpose NO_PURPOSE = new Purpose(Purpose.ACT_REASON, "PurposeOfUse");

    public Evaluation {
        purposes = Set.copyOf(purposes);
        supported = Set.copyOf(supported);
    }

    /** For whom. */
    public RecipientId recipient() {
        return subject.id();
    }

    /**
     * Reads a question. Unknown members are ignored.
     *
     * @throws MalformedMessageException if a member is missing or not of its kind
     */
    public static Evaluation read(String text) {
        return read(Members.parse(text, "request"));
    }

    /** Reads a question that is part of a message. */
    public static Evaluation read(JsonObject json, String where) {
        return read(Members.of(json, where));
    }

    private static Evaluation read(Members json) {
        Members subject = json.object("subject");
        Members resource = json.object("resource");
        Members context = json.optionalObject("context").orElse(Members.EMPTY);
        ObligationForm form = ObligationForm.of(context);
        return new Evaluation(
                new Subject(typeOf(subject), subject.converted("id", Spellings::recipient)),
                json.object("action").converted("name", name -> Action.valueOf(name.toUpperCase(Locale.ROOT))),
                resourceOf(resource),
                purposes(context),
                context.optionalConstant("deid_state", DeidState.class).orElse(DeidState.IDENTIFIED),
                form.supported(context),
                form,
                Claims.read(resource, context));
    }

    private static Subject.Type typeOf(Members subject) {
        return switch (subject.text("type")) {
            case "organization" -> Subject.Type.ORGANIZATION;
            case "device" -> Subject.Type.DEVICE;
            default -> throw other(subject, "organization or device");
        };
    }

    private static Resource resourceOf(Members resource) {
        return switch (resource.text("type")) {
            case "imaging-study" -> new OneStudy(resource.converted("id", Spellings::study));
            case "patient" -> new WholePatient(resource.converted("id", Spellings::patient));
            default -> throw other(resource, "imaging-study or patient");
        };
    }

    private static Set<Purpose> purposes(Members context) {
        if (!context.has("purposes") && !context.has("purpose")) {
            return Set.of(NO_PURPOSE);
        }
        Set<Purpose> purposes = context.has("purposes")
                ? context.texts("purposes", Spellings::purpose)
                : Set.of(context.converted("purpose", Spellings::purpose));
        if (purposes.isEmpty()) {
            throw new MalformedMessageException(
                    "expected at least one purpose at " + context.where() + ".purposes, found none");
        }
        return purposes;
    }

    private static MalformedMessageException other(Members json, String types) {
        return new MalformedMessageException("expected the type " + types + " at " + json.where() + ", found another");
    }
}
