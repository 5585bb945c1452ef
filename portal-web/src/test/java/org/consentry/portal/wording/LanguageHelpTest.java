// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import org.consentry.portal.start.LanguageHelp;
import org.consentry.portal.start.LanguageHelp.Notice;
import org.junit.jupiter.api.Test;

/** The notices of free help: fifteen languages at least, each with the number to call. */
class LanguageHelpTest {
    private static final LanguageHelp HELP = LanguageHelp.read("555-0100", Set.of("es", "zh-Hans"));

    @Test
    void thereAreEnoughLanguagesAndEachNamesItselfAndTheNumber() {
        assertThat(HELP.notices()).hasSizeGreaterThanOrEqualTo(15).allSatisfy(notice -> {
            assertThat(notice.text()).containsOnlyOnce("555-0100").doesNotContain("{", "|");
            assertThat(notice.name()).isNotBlank();
            assertThat(Locale.forLanguageTag(notice.tag()).toLanguageTag()).isEqualTo(notice.tag());
        });
        assertThat(HELP.notices()).map(Notice::name).doesNotHaveDuplicates();
    }

    @Test
    void whatNobodyReviewedIsADraft() {
        assertThat(HELP.notices().stream().filter(Notice::reviewed).map(Notice::tag))
                .containsExactlyInAnyOrder("es", "zh-Hans");
        assertThat(HELP.draft()).isTrue();
    }

    @Test
    void arabicAndPersianRunFromTheRight() {
        assertThat(HELP.notices().stream()
                        .filter(notice -> notice.direction().equals("rtl"))
                        .map(Notice::tag))
                .containsExactlyInAnyOrder("ar", "fa");
    }
}
