// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.explain;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.policy.Action;
import org.consentry.policy.DeidState;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.export.ExportQuestion;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.consent.terms.DataMapping;
import org.consentry.server.consent.terms.PastTerms;
import org.consentry.server.consent.terms.PatientTermsReader;
import org.consentry.server.feed.FactStore;
import org.consentry.server.fhir.person.PatientIdentities;
import org.consentry.server.fhir.record.FhirRecords;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** Reads a question from Parameters and collects what is known about it. */
@Singleton
public class QuestionReader {
    private final FhirRecords records;
    private final PatientTermsReader terms;
    private final PastTerms earlier;
    private final PatientIdentities identities;
    private final FactStore facts;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public QuestionReader(
            FhirRecords records,
            PatientTermsReader terms,
            PastTerms earlier,
            PatientIdentities identities,
            FactStore facts,
            InstantSource clock) {
        this.records = records;
        this.terms = terms;
        this.earlier = earlier;
        this.identities = identities;
        this.facts = facts;
        this.clock = clock;
    }

    /** The question. Refuses a caller who may not look at the patient, and says for every parameter what is wrong. */
    PolicyQuestion asked(RequestDetails request, Parameters input) {
        Complaints complaints = new Complaints();
        String patient = text(input, "patient", complaints).replaceFirst("^Patient/", "");
        complaints.refuse();
        records.stored(request, Patient.class, new IdType("Patient", patient));
        PatientId number = identities.of(patient).orElseThrow();
        Instant now = clock.instant();
        Optional<Instant> asOf = instant(input, "as-of", now, complaints);
        Instant known = instant(input, "known-as-of", now, complaints).orElse(now);
        Optional<RegisteredRecipient> recipient = recipient(input, known, complaints);
        Optional<LinkedStudy> study = study(input, patient, known, complaints);
        Set<Purpose> purposes = purposes(input, complaints);
        Action action = choice(input, "action", Action.class, Action.DISCLOSE, complaints);
        DeidState state = choice(input, "deid-state", DeidState.class, DeidState.IDENTIFIED, complaints);
        Optional<RegimeSet> regimes = facts.regimes(known);
        if (regimes.isEmpty()) {
            complaints.add(at("known-as-of"), "an instant since which this server has its rules", "an earlier one");
        }
        complaints.refuse();
        RegisteredRecipient to = recipient.orElseThrow();
        ExportQuestion question = ExportQuestion.disclosing(
                        number, study.map(LinkedStudy::study).orElse(null), to.id(), purposes, null)
                .to(action, state);
        return new PolicyQuestion(
                asOf.map(question::at).orElse(question),
                facts.chain(number, known).current(number),
                study.orElse(null),
                to,
                earlier.terms(patient, number, asOf.orElse(now), known),
                regimes.orElseThrow());
    }

    private Optional<RegisteredRecipient> recipient(Parameters input, Instant known, Complaints complaints) {
        String id = text(input, "recipient", complaints).replaceFirst("^(Organization|Device)/", "");
        Optional<RegisteredRecipient> found =
                id.isBlank() ? Optional.empty() : facts.recipient(new RecipientId(id), known);
        if (found.isEmpty()) {
            complaints.add(at("recipient"), "a recipient of the register", "none");
        }
        return found;
    }

    /** The scan that is named. Without one the question is about a scan without known attributes. */
    private Optional<LinkedStudy> study(Parameters input, String patient, Instant known, Complaints complaints) {
        Optional<String> named = value(input, "study");
        if (named.isEmpty()) {
            return Optional.empty();
        }
        Set<PatientId> theirs = new HashSet<>();
        terms.records(patient).forEach(id -> identities.of(id).ifPresent(theirs::add));
        Optional<StudyUid> uid = DataMapping.uid(named.get())
                .or(() -> terms.references(patient).study(named.get().replaceFirst("^ImagingStudy/", "")));
        Optional<LinkedStudy> found =
                uid.flatMap(each -> facts.study(each, known)).filter(linked -> theirs.contains(linked.patient()));
        if (found.isEmpty()) {
            complaints.add(at("study"), "a scan of this patient", "none");
        }
        return found;
    }

    private static Set<Purpose> purposes(Parameters input, Complaints complaints) {
        Set<Purpose> purposes = new HashSet<>();
        values(input, "purpose").forEach(value -> {
            if (value instanceof Coding coding && coding.hasSystem() && coding.hasCode()) {
                purposes.add(new Purpose(coding.getSystem(), coding.getCode()));
            } else if (value.isPrimitive() && !value.primitiveValue().isBlank()) {
                purposes.add(Purpose.of(value.primitiveValue()));
            }
        });
        if (purposes.isEmpty()) {
            complaints.add(at("purpose"), "at least one purpose, as code or Coding", "none");
        }
        return purposes;
    }

    /** An instant in the past; empty if none is given. */
    private static Optional<Instant> instant(Parameters input, String name, Instant now, Complaints complaints) {
        List<Type> values = values(input, name).toList();
        if (values.isEmpty()) {
            return Optional.empty();
        }
        boolean over = values.get(0) instanceof BaseDateTimeType date
                && date.hasValue()
                && !date.getValue().toInstant().isAfter(now);
        if (!over) {
            complaints.add(at(name), "an instant that is over", "another");
            return Optional.empty();
        }
        return Optional.of(((BaseDateTimeType) values.get(0)).getValue().toInstant());
    }

    private static <E extends Enum<E>> E choice(
            Parameters input, String name, Class<E> type, E otherwise, Complaints complaints) {
        Optional<String> named = value(input, name);
        Optional<E> found = Stream.of(type.getEnumConstants())
                .filter(each -> each.name().equals(named.orElse("").toUpperCase(Locale.ROOT)))
                .findFirst();
        if (named.isPresent() && found.isEmpty()) {
            complaints.add(at(name), "one of " + List.of(type.getEnumConstants()), "another");
        }
        return found.orElse(otherwise);
    }

    private static String text(Parameters input, String name, Complaints complaints) {
        Optional<String> found = value(input, name);
        if (found.isEmpty()) {
            complaints.add(at(name), "a value", "none");
        }
        return found.orElse("");
    }

    private static Optional<String> value(Parameters input, String name) {
        return values(input, name)
                .flatMap(value -> Optional.ofNullable(
                        value instanceof Reference reference ? reference.getReference() : value.primitiveValue())
                        .stream())
                .findFirst();
    }

    private static Stream<Type> values(Parameters input, String name) {
        return input.getParameter().stream()
                .filter(parameter -> name.equals(parameter.getName()) && parameter.hasValue())
                .map(Parameters.ParametersParameterComponent::getValue);
    }

    private static String at(String name) {
        return "Parameters.parameter.where(name='" + name + "')";
    }
}
