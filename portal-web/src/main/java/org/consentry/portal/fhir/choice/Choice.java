// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One version of a patient's choice about a topic, one company or one scan, as the server stores it.
 *
 * @param id logical id of the Consent
 * @param at when the patient chose
 * @param since since when the patient has held it: earlier than {@code at} if this version puts back an older choice
 * @param text the {@code policy.uri}: which wording was shown; empty when there is none
 * @param entry that staff entered it for the patient; then only the day of {@code at} is known, but for a correction.
 *     Or that a proxy made it on our pages
 */
public record Choice(
        String id,
        int version,
        Matter matter,
        Value value,
        Instant at,
        Instant since,
        String text,
        Optional<ChoiceEntry> entry) {

    /** A choice that nobody entered for the patient. */
    public Choice(String id, int version, Matter matter, Value value, Instant at, Instant since, String text) {
        this(id, version, matter, value, at, since, text, Optional.empty());
    }

    /** A choice that has been held since it was made. */
    public Choice(String id, int version, Matter matter, Value value, Instant at, String text) {
        this(id, version, matter, value, at, at, text);
    }

    /** What was chosen. */
    public enum Value {
        YES,
        NO,
        /** Put back to not picked. */
        NONE,
        /** The record says something the portal cannot show as yes or no. */
        UNCLEAR;

        /** The code of an answer, as form fields have it: yes, no, none, unclear. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was said, as the end of a message key: the code of the value, and same for "as my main choices say". */
    public String said() {
        return value == Value.NONE && matter.single() ? "same" : value.code();
    }

    /** How the patient told it, if staff entered it. A correction was told by nobody. */
    public Optional<ChoiceEntry> told() {
        return entry.filter(by -> by.channel() != EntryChannel.CORRECTION && by.channel() != EntryChannel.PROXY);
    }

    /** Who made it on our pages for the patient, if somebody did. */
    public Optional<ChoiceEntry> byProxy() {
        return entry.filter(by -> by.channel() == EntryChannel.PROXY);
    }

    /** The number to say on the phone, such as C-7Q4K-M2RT-2. */
    public String number() {
        return new ChoiceVersion(id, version).number();
    }

    /** Address of this version: Consent id, dot, version. */
    public String cid() {
        return id + "." + version;
    }
}
