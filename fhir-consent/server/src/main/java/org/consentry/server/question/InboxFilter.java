// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which questions staff want to see: all that wait, some of those, or those that ended lately. */
enum InboxFilter {
    WAITING(""),
    MINE(" and c.holder = ?"),
    NOBODY(" and c.holder is null"),
    LATE(" and q.due < cast(? as date)"),
    URGENT(" and q.urgent"),
    ANSWERED("");

    private final String condition;

    InboxFilter(String condition) {
        this.condition = condition;
    }

    /** The filter with this code; empty if there is none. */
    static Optional<InboxFilter> of(String code) {
        return Stream.of(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the filter adds to the condition of the query; MINE and LATE have one parameter. */
    String condition() {
        return condition;
    }
}
