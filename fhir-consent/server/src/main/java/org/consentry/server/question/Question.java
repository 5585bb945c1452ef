// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a patient asks.
 *
 * @param text the words
 * @param aboutId logical id of the AuditEvent it is about, or null
 * @param rootId logical id of the conversation's first question when this goes on with it, or null
 * @param formKey the form's own key, or null
 */
record Question(
        String text,
        @Nullable String aboutId,
        @Nullable String rootId,
        @Nullable String formKey) {
    Optional<String> about() {
        return Optional.ofNullable(aboutId);
    }

    Optional<String> root() {
        return Optional.ofNullable(rootId);
    }

    Optional<String> key() {
        return Optional.ofNullable(formKey);
    }

    @Override
    public String toString() {
        return "Question[]";
    }
}
