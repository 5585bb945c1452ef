// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.RecipientId;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.Route;
import org.consentry.protocol.export.ExportFacts;
import org.consentry.protocol.export.ExportQuestion;

/**
 * The facts of one view on one day.
 *
 * @param view the view
 * @param today the day, where the agent is
 * @param asIfOpen whether a route counts as open that is not, so that somebody can learn what it would let out
 */
record ReplicaFacts(ReplicaView view, LocalDate today, boolean asIfOpen) implements ExportFacts {

    @Override
    public Optional<LinkedStudy> study(StudyUid study) {
        return view.study(study);
    }

    @Override
    public PatientId current(PatientId patient) {
        return view.current(patient);
    }

    /**
     * Whether the patient is known. The server links a scan only to a patient it knows, and scans are how the agent
     * learns of patients.
     */
    @Override
    public boolean isKnown(PatientId patient) {
        return true;
    }

    @Override
    public PatientTerms terms(PatientId patient) {
        return view.terms(patient);
    }

    @Override
    public Optional<RegisteredRecipient> recipient(RecipientId recipient) {
        return view.recipient(recipient);
    }

    @Override
    public Optional<RegimeSet> regimes() {
        return view.regimes();
    }

    @Override
    public Optional<Route> openRoute(ExportQuestion asked) {
        return Optional.ofNullable(asked.calledAe())
                .flatMap(view::route)
                .filter(found -> found.recipient().id().equals(asked.recipient()))
                .map(ExportRoute::route)
                .filter(route -> asked.purposes().equals(Set.of(route.purpose())))
                .filter(route -> asIfOpen || isOpen(route));
    }

    private boolean isOpen(Route route) {
        LocalDate starts = route.agreed().starts();
        return route.state() == Route.State.OPEN && (starts == null || !today.isBefore(starts));
    }
}
