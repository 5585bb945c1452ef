// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.Optional;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.Tag;
import org.consentry.policy.Reason;

/** The patient's consent as an object carries it: Consent for Clinical Trial Use Sequence (0012,0083). */
public final class ConsentStamp {
    private static final Set<String> NO = Set.of("NO", "WITHDRAWN");

    private ConsentStamp() {}

    /** A refusal if the object says, at whatever depth, that its patient said no or withdrew. */
    public static Optional<Outcome.Refused> refusal(Dataset dataset) {
        for (Element element : dataset.elements()) {
            if (element.tag() == Tag.CONSENT_FOR_DISTRIBUTION_FLAG && saysNo(dataset)) {
                return Optional.of(new Outcome.Refused(Reason.DICOM_CONSENT_FLAG, Tag.text(element.tag())));
            }
            for (Dataset item : element.items()) {
                Optional<Outcome.Refused> inside = refusal(item);
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        return Optional.empty();
    }

    /** Writes onto what leaves that its patient permits this distribution; earlier flags are replaced. */
    public static void stamp(Dataset leaving) {
        leaving.putSequence(
                Tag.CONSENT_FOR_CLINICAL_TRIAL_USE_SEQUENCE,
                new Dataset()
                        .put(Tag.DISTRIBUTION_TYPE, "RESTRICTED_REUSE")
                        .put(Tag.CONSENT_FOR_DISTRIBUTION_FLAG, "YES"));
    }

    private static boolean saysNo(Dataset dataset) {
        try {
            return dataset.strings(Tag.CONSENT_FOR_DISTRIBUTION_FLAG).stream().anyMatch(NO::contains);
        } catch (MalformedDatasetException unreadable) {
            return true;
        }
    }
}
