// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.staff.Mistake;
import org.junit.jupiter.api.Test;

class ClosedNoTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final Map<String, String> PHONE = Map.of("channel", "phone", "day", "2026-11-22");

    /** Nobody sees what a yes would be written on. */
    @Test
    void aYesIsNoNo() {
        ClosedNo no = ClosedNo.of(Map.of("channel", "paper", "day", "2026-11-20", "ai", "yes", "research", "no"));

        assertThat(no.topics()).containsExactly(Topic.RESEARCH);
        assertThat(no.form().saysYes()).isFalse();
        assertThat(no.mistakes(TODAY)).isEmpty();
    }

    @Test
    void withoutANoThereIsOneMistakeAboutIt() {
        assertThat(ClosedNo.of(PHONE).mistakes(TODAY))
                .containsExactly(new Mistake("ai", "staff.error.closedno.nothing"));
    }

    @Test
    void anEmptyFormHasAMistakeAtEachField() {
        assertThat(ClosedNo.EMPTY.mistakes(TODAY))
                .extracting(Mistake::field)
                .containsExactly("channel-paper", "day", "ai");
    }
}
