// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.settings;

import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.note.AlertSetting;
import org.consentry.portal.fhir.note.AlertSetting.Pick;

/**
 * View model of the question how often to tell of shared scans.
 *
 * @param setting what holds now; missing when the server cannot tell
 * @param notice what is said above the question, empty for nothing
 */
public record AlertsPage(PageSection<AlertSetting> setting, AlertsForm form, Optional<Notice> notice) {

    /** What is said above the question. */
    public enum Notice {
        /** Saved just now. */
        SAVED,
        /** Nothing was picked. */
        PICK,
        /** The form was open too long; what was picked is in it again. */
        EXPIRED,
        /** It was changed in some other place meanwhile. What was picked is kept, beside what holds now. */
        CONFLICT,
        /** Certainly not saved. */
        NOT_SAVED,
        /** No answer tells whether it was saved. */
        UNKNOWN
    }

    public boolean is(String name) {
        return notice.filter(n -> n.name().equals(name)).isPresent();
    }

    /** What can be picked, in the order shown. */
    public List<Pick> picks() {
        return List.of(Pick.EACH, Pick.MONTH, Pick.OFF);
    }

    /** Whether a pick changes anything. Where the server cannot tell, the form that was sent is shown again. */
    public boolean works() {
        return !setting.there() || setting.get().reachable();
    }
}
