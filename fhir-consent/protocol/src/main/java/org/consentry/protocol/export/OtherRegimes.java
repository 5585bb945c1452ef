// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.export;

import java.util.Optional;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.RecipientId;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.Route;

/** What a door knows, under rules that may come. */
record OtherRegimes(ExportFacts known, RegimeSet others) implements ExportFacts {

    @Override
    public Optional<RegimeSet> regimes() {
        return Optional.of(others);
    }

    @Override
    public Optional<LinkedStudy> study(StudyUid study) {
        return known.study(study);
    }

    @Override
    public PatientId current(PatientId patient) {
        return known.current(patient);
    }

    @Override
    public boolean isKnown(PatientId patient) {
        return known.isKnown(patient);
    }

    @Override
    public PatientTerms terms(PatientId patient) {
        return known.terms(patient);
    }

    @Override
    public Optional<RegisteredRecipient> recipient(RecipientId recipient) {
        return known.recipient(recipient);
    }

    @Override
    public Optional<Route> openRoute(ExportQuestion asked) {
        return known.openRoute(asked);
    }
}
