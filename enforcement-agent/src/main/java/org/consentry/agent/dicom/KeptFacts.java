// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.consentry.agent.dataset.Header;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.deidentify.MethodCode;
import org.consentry.agent.deidentify.Outcome.Cleaned;
import org.consentry.agent.queue.Kind;
import org.consentry.agent.queue.WaitingFacts;
import org.consentry.agent.queue.WaitingSubject;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.policy.Obligation;
import org.consentry.policy.PatientId;
import org.consentry.policy.Permit;

/**
 * What is kept of an object besides its data set while it waits, so that it can be decided on anew.
 *
 * @param parts has the clock
 * @param route the route as it was when the object came
 * @param instance what the object says of its patient
 * @param region the part of the body that the agreement covered when the object was de-identified
 */
record KeptFacts(GatewayParts parts, ExportRoute route, Instance instance, Optional<String> region) {
    /**
     * The facts of an object that this permit lets go and that was cleaned like this; no one knows yet who asked for
     * it.
     */
    WaitingFacts of(Permit permit, String sopClass, int priority, Header header, Cleaned cleaned) {
        return new WaitingFacts(
                parts.clock().now().wall(),
                priority,
                subject(permit, cleaned),
                new Kind(sopClass, header.syntax().uid()),
                WayOut.sopInstance(cleaned),
                cleaned.methods().stream().map(MethodCode::value).collect(Collectors.toCollection(TreeSet::new)),
                null,
                null,
                ofStudy(header));
    }

    /** How many objects the study has, as the sender says by (0020,1208); 0 if it says nothing that is a number. */
    private static int ofStudy(Header header) {
        return Math.max(
                0,
                header.dataset().integer(Tag.NUMBER_OF_STUDY_RELATED_INSTANCES).orElse(0));
    }

    private WaitingSubject subject(Permit permit, Cleaned cleaned) {
        Set<Obligation> fulfilled = cleaned.methods().isEmpty() ? Set.of() : Examination.SUPPORTED;
        PatientId person = permit.request().patient();
        return new WaitingSubject(
                route.route().calledAe(),
                route.recipient().id(),
                route.route().purpose(),
                route.route().place(),
                region.orElse(null),
                instance.patient().orElse(person),
                person,
                instance.others(),
                Objects.requireNonNull(permit.request().study().uid(), "a permit for an image names its study"),
                fulfilled);
    }
}
