// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.key;

import java.util.Locale;

/** What must become of a fact: the ten kinds of action that the MIDI-B challenge (MICCAI 2024) scored. */
public enum Kind {
    TAG_RETAINED,
    TEXT_NOTNULL,
    TEXT_RETAINED,
    TEXT_REMOVED,
    DATE_SHIFTED,
    UID_CHANGED,
    PIXELS_HIDDEN,
    PIXELS_RETAINED,
    UID_CONSISTENT,
    PATID_CONSISTENT;

    /** As the challenge writes it, without angle brackets. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
