// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.List;
import java.util.Optional;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.Tag;
import org.consentry.policy.Reason;

/** The patient's consent as an object carries it: Consent for Clinical Trial Use Sequence (0012,0083). */
public final class ConsentStamp {
    private static final int CLINICAL_TRIAL_TIME_POINT_ID = 0x00120050;
    private static final String YES = "YES";

    private ConsentStamp() {}

    /**
     * A refusal if the object says, at whatever depth, anything but that its patient said yes: {@code no},
     * {@code Withdrawn by phone} and nothing at all are no yes.
     */
    public static Optional<Outcome.Refused> refusal(Dataset dataset) {
        for (Element element : dataset.elements()) {
            if (element.tag() == Tag.CONSENT_FOR_DISTRIBUTION_FLAG && !saysYes(dataset)) {
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

    /**
     * Writes onto what leaves that its patient permits this distribution; earlier flags are replaced. The sequence is
     * part of the Clinical Trial Study module (PS3.3 C.7.2.3), whose time point must be there, if only empty.
     */
    public static void stamp(Dataset leaving) {
        if (!leaving.contains(CLINICAL_TRIAL_TIME_POINT_ID)) {
            leaving.put(CLINICAL_TRIAL_TIME_POINT_ID, "");
        }
        leaving.putSequence(
                Tag.CONSENT_FOR_CLINICAL_TRIAL_USE_SEQUENCE,
                new Dataset()
                        .put(Tag.DISTRIBUTION_TYPE, "RESTRICTED_REUSE")
                        .put(Tag.CONSENT_FOR_DISTRIBUTION_FLAG, YES));
    }

    private static boolean saysYes(Dataset dataset) {
        try {
            List<String> flags = dataset.strings(Tag.CONSENT_FOR_DISTRIBUTION_FLAG);
            return !flags.isEmpty() && flags.stream().allMatch(YES::equalsIgnoreCase);
        } catch (MalformedDatasetException unreadable) {
            return false;
        }
    }
}
