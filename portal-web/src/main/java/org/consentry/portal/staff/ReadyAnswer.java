// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.portal.view.Messages;

/** Answers that are prepared, in the wording of the portal: {@code ready.<code>}. */
public enum ReadyAnswer {
    WHO,
    STOP,
    PAST,
    CARE,
    MORE;

    static Optional<ReadyAnswer> of(String code) {
        return Stream.of(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    /** Message key's end. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String text(Messages messages, Locale in) {
        return messages.text(in, "ready." + code());
    }
}
