// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a notice tells of. */
enum NoticeKind {
    /** Lines are missing from lists. */
    GAP,
    /** Pages do not work. */
    OUTAGE,
    /** A new group may get scans from a day on. */
    COMPANY,
    /** What a group got may be in wrong hands. It concerns those whose scans it got. */
    BREACH;

    static Optional<NoticeKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it names a group of the register. */
    boolean isOfCompany() {
        return this == COMPANY || this == BREACH;
    }

    /** Whether everybody may read it; the others are for those whom they concern. */
    boolean isPublic() {
        return this != BREACH;
    }
}
