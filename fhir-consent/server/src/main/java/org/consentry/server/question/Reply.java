// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What staff answer.
 *
 * @param text the words
 * @param question logical id of the question
 * @param formKey the form's own key, or null
 */
record Reply(String text, String question, @Nullable String formKey) {
    Optional<String> key() {
        return Optional.ofNullable(formKey);
    }

    @Override
    public String toString() {
        return "Reply[]";
    }
}
