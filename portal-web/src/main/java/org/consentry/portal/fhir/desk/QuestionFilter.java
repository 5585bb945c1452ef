// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.desk;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which questions are listed: all that wait, some of those, or those that ended in the last 30 days. */
public enum QuestionFilter {
    WAITING,
    MINE,
    NOBODY,
    LATE,
    URGENT,
    ANSWERED;

    /** The filter with this code; empty if there is none. */
    public static Optional<QuestionFilter> of(String code) {
        return Stream.of(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    /** As the server and addresses name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
