// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.notice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it is written.
 *
 * @param company recipient of the register; null unless the kind names one
 * @param from first day, at the hospital
 * @param to last day; null if nobody knows it yet, or there is none
 * @param english what patients read
 * @param spanish the same in Spanish
 */
record NewNotice(
        NoticeKind kind,
        @Nullable String company,
        LocalDate from,
        @Nullable LocalDate to,
        String english,
        String spanish) {}
