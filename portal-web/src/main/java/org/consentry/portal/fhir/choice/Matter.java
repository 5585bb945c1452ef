// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.util.List;
import java.util.Optional;

/** What a patient chooses about: a topic, one company, or one scan. Each is one Consent per patient. */
public sealed interface Matter permits Topic, OneCompany, OneScan {

    /** The value of the Consent's topic identifier. */
    String code();

    /** What sort of matter it is, as the end of a message key: ai, research, company or scan. */
    String kind();

    /** Codes of the purposes that a choice about it names. */
    List<String> purposes();

    /** Whether it is one company or one scan, of which a patient says no or leaves it to the main choices. */
    default boolean single() {
        return !(this instanceof Topic);
    }

    /** The matter of a topic identifier; empty if the portal has none by that name. */
    static Optional<Matter> of(String code) {
        Optional<Matter> topic = Topic.of(code).map(Matter.class::cast);
        return topic.or(() -> OneCompany.of(code)).or(() -> OneScan.of(code));
    }

    /** The rest of a code that begins so. */
    static Optional<String> after(String start, String code) {
        return code.startsWith(start) && code.length() > start.length()
                ? Optional.of(code.substring(start.length()))
                : Optional.empty();
    }
}
