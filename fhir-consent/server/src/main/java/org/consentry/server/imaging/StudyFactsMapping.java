// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.imaging;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.policy.Code;
import org.consentry.policy.Confidentiality;
import org.consentry.policy.Period;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Study;
import org.consentry.server.fhir.form.DateSpan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.ImagingStudy.ImagingStudySeriesComponent;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * What a decision can take into account of an ImagingStudy. What the resource does not say stays unknown, and then a no
 * may concern it and a yes does not.
 *
 * @param zone where days begin and end
 * @param custodians who keeps which
 */
record StudyFactsMapping(ZoneId zone, CustodianMapping custodians) {
    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

    /** The facts, without the UID. */
    Study facts(String id, ImagingStudy study) {
        List<ImagingStudySeriesComponent> series = study.getSeries();
        return Study.UNKNOWN
                .coded(
                        modalities(study),
                        codes(series.stream().map(ImagingStudySeriesComponent::getBodySite)),
                        codes(study.getProcedureCode().stream()
                                .map(CodeableConcept::getCoding)
                                .flatMap(List::stream)))
                .taken(taken(study))
                .labeled(level(study), sensitivities(study))
                .from(custodians.of(study), authors(study), references(id, study));
    }

    private static Set<Code> modalities(ImagingStudy study) {
        return Stream.concat(
                        study.getModality().stream(),
                        study.getSeries().stream().map(ImagingStudySeriesComponent::getModality))
                .filter(Coding::hasCode)
                .map(coding -> new Code(coding.hasSystem() ? coding.getSystem() : Code.DCM, coding.getCode()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Code> codes(Stream<Coding> codings) {
        return codings.filter(coding -> coding.hasSystem() && coding.hasCode())
                .map(coding -> new Code(coding.getSystem(), coding.getCode()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private @Nullable Period taken(ImagingStudy study) {
        if (!study.hasStarted()) {
            return null;
        }
        DateSpan span = DateSpan.of(study.getStartedElement(), zone);
        return new Period(span.low(), span.high());
    }

    /** The highest level named; one that is not of the code system counts as the highest there is. */
    private static Confidentiality level(ImagingStudy study) {
        return study.getMeta().getSecurity().stream()
                .filter(label -> CONFIDENTIALITY.equals(label.getSystem()))
                .map(label -> Stream.of(Confidentiality.values())
                        .filter(level -> level.name().equals(label.getCode()))
                        .findFirst()
                        .orElse(Confidentiality.V))
                .max(Confidentiality::compareTo)
                .orElse(Confidentiality.N);
    }

    private static Set<Code> sensitivities(ImagingStudy study) {
        return codes(study.getMeta().getSecurity().stream()).stream()
                .filter(label -> label.system().equals(Code.ACT_CODE))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Set<RecipientId> authors(ImagingStudy study) {
        Set<RecipientId> named = Stream.concat(
                        study.getInterpreter().stream(),
                        study.getSeries().stream()
                                .flatMap(series -> series.getPerformer().stream())
                                .map(performer -> performer.getActor()))
                .filter(Reference::hasReference)
                .map(reference -> new RecipientId(reference.getReference()))
                .collect(Collectors.toUnmodifiableSet());
        return named.isEmpty() ? null : named;
    }

    private static Set<String> references(String id, ImagingStudy study) {
        Set<String> named = new HashSet<>(Set.of("ImagingStudy/" + id));
        Stream.of(study.getBasedOn(), study.getReasonReference(), List.of(study.getEncounter()))
                .flatMap(List::stream)
                .filter(Reference::hasReference)
                .forEach(reference -> named.add(reference.getReference()));
        return named;
    }
}
