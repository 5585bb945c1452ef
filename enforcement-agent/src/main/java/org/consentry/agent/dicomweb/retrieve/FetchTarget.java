// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.util.Optional;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.policy.StudyUid;

/**
 * What is fetched, by the UIDs that the archive knows: a study, a series of it, or an instance of that.
 *
 * @param series empty for all of the study
 * @param instance empty for all of the series
 */
public record FetchTarget(StudyUid study, Optional<String> series, Optional<String> instance) {
    public FetchTarget {
        if (series.isEmpty() && instance.isPresent()) {
            throw new IllegalArgumentException("expected the series of an instance");
        }
    }

    /** Where a service has it, as PS3.18 says. */
    public String path() {
        return "/studies/" + study.value()
                + series.map(uid -> "/series/" + uid).orElse("")
                + instance.map(uid -> "/instances/" + uid).orElse("");
    }

    /** Whether an object is of what is fetched. */
    boolean holds(Dataset object) {
        return object.string(Tag.STUDY_INSTANCE_UID)
                        .filter(study.value()::equals)
                        .isPresent()
                && isOf(series, object.string(Tag.SERIES_INSTANCE_UID))
                && isOf(instance, object.string(Tag.SOP_INSTANCE_UID));
    }

    private static boolean isOf(Optional<String> wanted, Optional<String> found) {
        return wanted.isEmpty() || wanted.equals(found);
    }
}
