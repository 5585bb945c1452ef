// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import java.util.Set;
import org.consentry.policy.Action;
import org.consentry.policy.DeidState;
import org.consentry.policy.Obligation;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.Claims;
import org.jspecify.annotations.Nullable;

/**
 * May this study go there?
 *
 * @param patient whose the object says it is, or null if whoever asks does not know
 * @param study which study
 * @param recipient for whom
 * @param purposes what for, at least one
 * @param action what is done with it
 * @param deidState how far it is de-identified already
 * @param supported the obligations that whoever asks can fulfill
 * @param calledAe the route that must be open, or null if the sender uses none of ours
 * @param claims what whoever asks says of it besides; counts only where the server said nothing
 * @param device whether an AI product is meant, or null if whoever asks does not say
 */
public record ExportQuestion(
        @Nullable PatientId patient,
        StudyUid study,
        RecipientId recipient,
        Set<Purpose> purposes,
        Action action,
        DeidState deidState,
        Set<Obligation> supported,
        @Nullable String calledAe,
        Claims claims,
        @Nullable Boolean device) {

    public ExportQuestion {
        purposes = Set.copyOf(purposes);
        supported = Set.copyOf(supported);
    }

    /** A question that claims nothing. */
    public ExportQuestion(
            @Nullable PatientId patient,
            StudyUid study,
            RecipientId recipient,
            Set<Purpose> purposes,
            Action action,
            DeidState deidState,
            Set<Obligation> supported,
            @Nullable String calledAe) {
        this(patient, study, recipient, purposes, action, deidState, supported, calledAe, Claims.NONE, null);
    }

    /** An identified object on a route: recipient and purpose are the route's, whatever the sender says. */
    public static ExportQuestion on(ExportRoute route, PatientId patient, StudyUid study, Set<Obligation> supported) {
        return new ExportQuestion(
                patient,
                study,
                route.recipient().id(),
                Set.of(route.route().purpose()),
                Action.DISCLOSE,
                DeidState.IDENTIFIED,
                supported,
                route.route().calledAe());
    }
}
