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

/** What a door knows at one moment. The answers of one object fit together. */
public interface ExportFacts {

    /** The scan and whose it is, by any number of theirs; empty if nobody linked it to one patient. */
    Optional<LinkedStudy> study(StudyUid study);

    /** The number that is valid now for the person with this one. */
    PatientId current(PatientId patient);

    /** Whether this number, valid now, is that of exactly one patient. */
    boolean isKnown(PatientId patient);

    /** All that the person with this number, valid now, has said under any number, with cases and registries. */
    PatientTerms terms(PatientId patient);

    /** The register's entry. */
    Optional<RegisteredRecipient> recipient(RecipientId recipient);

    /** The rules of all places; empty if they are not known. */
    Optional<RegimeSet> regimes();

    /**
     * The route that the question names, if it leads where the question says and is open; not asked for without one.
     */
    default Optional<Route> openRoute(ExportQuestion asked) {
        return Optional.empty();
    }

    /** The same under other rules. */
    default ExportFacts under(RegimeSet others) {
        return new OtherRegimes(this, others);
    }
}
