// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.consentry.policy.Purpose;
import org.consentry.policy.PurposeHierarchy;
import org.junit.jupiter.api.Test;

class TopicTest {
    /**
     * Pages looked for RCH in the code of a purpose, which HRESCH does not have, and called research a part of care.
     */
    @Test
    void aTopicStopsWhatTheConsentOfThatTopicDenies() {
        assertThat(PurposeHierarchy.all())
                .isNotEmpty()
                .allSatisfy(purpose -> assertThat(Topic.stopping(purpose.code()))
                        .as(purpose.code())
                        .isEqualTo(denying(purpose)));
    }

    private static Optional<Topic> denying(Purpose asked) {
        return Arrays.stream(Topic.values())
                .filter(topic ->
                        topic.purposes().stream().anyMatch(denied -> PurposeHierarchy.isA(asked, Purpose.of(denied))))
                .findFirst();
    }
}
