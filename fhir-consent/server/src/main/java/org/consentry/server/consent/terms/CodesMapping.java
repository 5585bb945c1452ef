// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.policy.Action;
import org.consentry.policy.Code;
import org.consentry.policy.Conditions;
import org.consentry.policy.Confidentiality;
import org.consentry.policy.Listed;
import org.consentry.policy.Purpose;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.terminology.Terminology;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** Reads the codes of a provision. It keeps a code that it cannot interpret as unresolved and never leaves it out. */
final class CodesMapping {
    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    private static final String SENSITIVITIES = "_InformationSensitivityPolicy";
    private static final String ACTIONS = "http://terminology.hl7.org/CodeSystem/consentaction";
    private static final Set<String> RESOURCE_TYPES =
            Set.of("http://hl7.org/fhir/resource-types", "http://hl7.org/fhir/fhir-types");
    private static final String MEDIA_TYPES = "urn:ietf:bcp:13";
    private static final String SCANS = "ImagingStudy";
    /** Codes that include scans, in the systems above. */
    private static final Set<String> INCLUDING_SCANS =
            Set.of(SCANS, "Resource", "DomainResource", "application/dicom", "application/dicom+json");

    /** Other spellings of code systems, with the spelling used here. */
    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            Map.entry("http://hl7.org/fhir/v3/ActReason", Purpose.ACT_REASON),
            Map.entry("urn:oid:2.16.840.1.113883.5.8", Purpose.ACT_REASON),
            Map.entry("http://hl7.org/fhir/v3/ActCode", Code.ACT_CODE),
            Map.entry("urn:oid:2.16.840.1.113883.5.4", Code.ACT_CODE),
            Map.entry("http://hl7.org/fhir/v3/Confidentiality", CONFIDENTIALITY),
            Map.entry("urn:oid:2.16.840.1.113883.5.25", CONFIDENTIALITY),
            Map.entry("http://hl7.org/fhir/consentaction", ACTIONS),
            Map.entry("urn:oid:1.2.840.10008.2.16.4", Code.DCM),
            Map.entry("http://nema.org/dicom/dicm", Code.DCM),
            Map.entry("urn:oid:2.16.840.1.113883.6.96", Code.SNOMED));

    /** Beginnings of the code systems that say what a scan or another document is, or shows. */
    private static final Set<String> STANDARD = Set.of(
            Code.DCM,
            Code.SNOMED,
            "http://loinc.org",
            "http://radlex.org",
            "http://www.radlex.org",
            "http://www.ama-assn.org/go/cpt",
            "http://hl7.org/",
            "http://terminology.hl7.org/",
            "http://www.cms.gov/",
            "urn:oid:2.16.840.1.113883.6.");

    private final Terminology terminology;
    private final Complaints diagnostics;

    CodesMapping(Terminology terminology, Complaints diagnostics) {
        this.terminology = terminology;
        this.diagnostics = diagnostics;
    }

    /** The code a coding means, in any spelling of its system; empty if it has no system or no code. */
    static Optional<Code> code(Coding coding) {
        if (!coding.hasSystem() || !coding.hasCode()) {
            return Optional.empty();
        }
        String system = SPELLINGS.getOrDefault(coding.getSystem(), coding.getSystem());
        return Optional.of(new Code(system, coding.getCode()));
    }

    /** Purposes. A purpose of another code system stands only for itself. */
    @Nullable Listed<Purpose> purposes(List<Coding> codings, String at) {
        Gathered<Purpose> purposes = new Gathered<>(at + ".purpose", "a purpose of use of " + Purpose.ACT_REASON);
        for (int i = 0; i < codings.size(); i++) {
            Optional<Code> code = code(codings.get(i));
            purposes.add(i, code.map(found -> new Purpose(found.system(), found.code())).stream());
            if (code.filter(this::isMisspelled).isPresent()) {
                purposes.complain(i);
            }
        }
        return purposes.listed();
    }

    /** Actions. */
    @Nullable Listed<Action> actions(List<CodeableConcept> concepts, String at) {
        Gathered<Action> actions = new Gathered<>(at + ".action", "a code of " + ACTIONS);
        for (int i = 0; i < concepts.size(); i++) {
            actions.add(
                    i,
                    codes(concepts.get(i))
                            .filter(code -> code.system().equals(ACTIONS))
                            .flatMap(CodesMapping::action));
        }
        return actions.listed();
    }

    /** Labels. Levels of confidentiality and sensitivities are alternatives in one dimension. */
    Conditions labels(Conditions conditions, List<Coding> labels, String at) {
        Gathered<Confidentiality> levels = new Gathered<>(at + ".securityLabel", "a level of " + CONFIDENTIALITY);
        Gathered<Code> sensitivities = new Gathered<>(at + ".securityLabel", "a sensitivity of " + Code.ACT_CODE);
        for (int i = 0; i < labels.size(); i++) {
            Optional<Code> code = code(labels.get(i));
            if (code.filter(found -> found.system().equals(CONFIDENTIALITY)).isPresent()) {
                levels.add(i, code.stream().flatMap(CodesMapping::level));
            } else {
                sensitivities.add(i, code.filter(this::isSensitivity).stream());
            }
        }
        return conditions.labeled(levels.listed(), sensitivities.listed());
    }

    /** Kinds of content. A kind that includes scans counts as {@code ImagingStudy}. */
    @Nullable Listed<String> classes(List<Coding> codings, String at) {
        Gathered<String> classes = new Gathered<>(at + ".class", "a resource type or media type");
        for (int i = 0; i < codings.size(); i++) {
            classes.add(
                    i,
                    code(codings.get(i))
                            .filter(code -> RESOURCE_TYPES.contains(code.system()) || MEDIA_TYPES.equals(code.system()))
                            .map(code -> INCLUDING_SCANS.contains(code.code()) ? SCANS : code.code())
                            .stream());
        }
        return classes.listed();
    }

    /** Modalities, body sites and procedures. Policies of other consent systems are left out. */
    @Nullable Listed<Code> codes(List<CodeableConcept> concepts, boolean otherUnresolved, String at) {
        Gathered<Code> codes = new Gathered<>(at + ".code", "a code with its system");
        codes.unresolved = otherUnresolved;
        for (int i = 0; i < concepts.size(); i++) {
            codes.add(i, codes(concepts.get(i)));
            if (codes(concepts.get(i)).map(Code::system).noneMatch(CodesMapping::isStandard)) {
                codes.unresolved = true;
                codes.complain(i);
            }
        }
        return codes.listed();
    }

    /** All codes of a concept. */
    static Stream<Code> codes(CodeableConcept concept) {
        return concept.getCoding().stream().flatMap(coding -> code(coding).stream());
    }

    /**
     * Whether codes of this system can be compared with codes of scans. In any other system a no may be about anything.
     */
    private static boolean isStandard(String system) {
        return STANDARD.stream().anyMatch(system::startsWith);
    }

    /**
     * Whether the code system lacks this code. The code stays listed: a no to it may be about anything, and a yes is
     * for exactly that code.
     */
    private boolean isMisspelled(Code code) {
        return code.system().equals(Purpose.ACT_REASON) && !terminology.knows(Terminology.ACT_REASON, code.code());
    }

    private boolean isSensitivity(Code code) {
        return code.system().equals(Code.ACT_CODE)
                && terminology.knows(Terminology.ACT_CODE, code.code())
                && terminology.isA(Terminology.ACT_CODE, code.code(), SENSITIVITIES);
    }

    private static Stream<Action> action(Code code) {
        return Stream.of(Action.values())
                .filter(action -> action.name().toLowerCase(Locale.ROOT).equals(code.code()));
    }

    private static Stream<Confidentiality> level(Code code) {
        return Stream.of(Confidentiality.values()).filter(level -> level.name().equals(code.code()));
    }

    /** Collects what one element lists, entry by entry. */
    private final class Gathered<T> {
        private final String at;
        private final String expected;
        private final Set<T> values = new HashSet<>();
        private boolean unresolved;

        private Gathered(String at, String expected) {
            this.at = at;
            this.expected = expected;
        }

        private void add(int index, Stream<T> meant) {
            int before = values.size();
            List<T> found = meant.toList();
            values.addAll(found);
            if (found.isEmpty() && before == values.size()) {
                unresolved = true;
                diagnostics.add(at + "[" + index + "]", expected, "one that cannot be interpreted");
            }
        }

        private void complain(int index) {
            diagnostics.add(at + "[" + index + "]", expected, "a code that the code system lacks");
        }

        private @Nullable Listed<T> listed() {
            return values.isEmpty() && !unresolved ? null : new Listed<>(values, unresolved);
        }
    }
}
