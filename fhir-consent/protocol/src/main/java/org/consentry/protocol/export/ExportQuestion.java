// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.export;

import java.time.Instant;
import java.util.Set;
import org.consentry.policy.Action;
import org.consentry.policy.DeidState;
import org.consentry.policy.Obligation;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.Claims;
import org.consentry.protocol.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * May this leave?
 *
 * @param patient whose the data is: with a scan what the asker believes, without one what the question is about; null
 *     if the asker does not know
 * @param study which scan, or null for whatever there is of the patient
 * @param recipient for whom
 * @param purposes what for, at least one
 * @param handling what is done with it, and in which state
 * @param calledAe the route that must be open, or null if the asker uses none of ours
 * @param claims what the asker says besides; counts only where nothing is known
 * @param device whether an AI product is meant, or null if the asker does not say
 */
public record ExportQuestion(
        @Nullable PatientId patient,
        @Nullable StudyUid study,
        RecipientId recipient,
        Set<Purpose> purposes,
        Handling handling,
        @Nullable String calledAe,
        Claims claims,
        @Nullable Boolean device) {

    public ExportQuestion {
        purposes = Set.copyOf(purposes);
    }

    /**
     * What is done with the data, and in which state it is.
     *
     * @param action what is done with it
     * @param deidState how far it is de-identified already
     * @param supported the obligations that the asker can fulfill, or null if nothing will be released on the answer
     */
    public record Handling(
            Action action, DeidState deidState, @Nullable Set<Obligation> supported) {

        public Handling {
            supported = supported == null ? null : Set.copyOf(supported);
        }

        /** Identified data is disclosed, by whoever can fulfill these obligations. */
        static Handling disclosing(@Nullable Set<Obligation> supported) {
            return new Handling(Action.DISCLOSE, DeidState.IDENTIFIED, supported);
        }
    }

    /** May identified data be disclosed? Claims nothing, names no route. */
    public static ExportQuestion disclosing(
            @Nullable PatientId patient,
            @Nullable StudyUid study,
            RecipientId recipient,
            Set<Purpose> purposes,
            @Nullable Set<Obligation> supported) {
        return new ExportQuestion(
                patient, study, recipient, purposes, Handling.disclosing(supported), null, Claims.NONE, null);
    }

    /** The question as AuthZEN puts it. */
    public static ExportQuestion of(Evaluation asked) {
        return new ExportQuestion(
                asked.resource().patient().orElse(asked.claims().patient()),
                asked.resource().study().orElse(null),
                asked.recipient(),
                asked.purposes(),
                new Handling(asked.action(), asked.deidState(), asked.supported()),
                null,
                asked.claims(),
                asked.subject().type() == Evaluation.Subject.Type.DEVICE);
    }

    /** The same, on the route that is called so. */
    public ExportQuestion on(String route) {
        return new ExportQuestion(patient, study, recipient, purposes, handling, route, claims, device);
    }

    /** The same, to do this with data in this state. */
    public ExportQuestion to(Action other, DeidState state) {
        Handling others = new Handling(other, state, handling.supported());
        return new ExportQuestion(patient, study, recipient, purposes, others, calledAe, claims, device);
    }

    /** The same, with what the asker says besides. */
    public ExportQuestion claiming(Claims said) {
        return new ExportQuestion(patient, study, recipient, purposes, handling, calledAe, said, device);
    }

    /** The same, about another instant. */
    public ExportQuestion at(Instant asOf) {
        return claiming(claims.at(asOf));
    }

    /** The same, whose recipient is meant to be an AI product, or not to be one; null if the asker does not say. */
    public ExportQuestion meaning(@Nullable Boolean product) {
        return new ExportQuestion(patient, study, recipient, purposes, handling, calledAe, claims, product);
    }
}
