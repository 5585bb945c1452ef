// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What staff answer, or why they close a question without an answer.
 *
 * @param text the words
 * @param question logical id of the question
 * @param isClosing whether the words say why there is no answer
 * @param formKey the form's own key, or null
 */
record Reply(
        String text,
        String question,
        boolean isClosing,
        @Nullable String formKey) {
    Optional<String> key() {
        return Optional.ofNullable(formKey);
    }

    @Override
    public String toString() {
        return "Reply[]";
    }
}
