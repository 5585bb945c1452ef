// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.notice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.notice.Notice;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.WithMistakes;

/**
 * View model of what was told and of the form for more.
 *
 * @param notices the newest first
 * @param groups names of the groups of the register by their ids
 * @param form what was typed
 * @param mistakes the fields that cannot be taken
 * @param notice key of a sentence about what was done or not done
 */
public record NoticesPage(
        List<Notice> notices,
        Map<String, String> groups,
        NoticeForm form,
        List<Mistake> mistakes,
        Optional<String> notice)
        implements WithMistakes {

    /** Copies the lists. */
    public NoticesPage {
        notices = List.copyOf(notices);
        mistakes = List.copyOf(mistakes);
    }

    /** The kinds to pick from. */
    public List<String> kinds() {
        return Notice.KINDS;
    }

    /**
     * View model of a notice as patients will read it.
     *
     * @param form what was typed, to be sent again
     * @param key the form's own key
     */
    public record Check(Notice told, NoticeForm form, String key) {}
}
