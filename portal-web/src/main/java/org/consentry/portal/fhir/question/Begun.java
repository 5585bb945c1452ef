// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.question;

import java.util.List;

/**
 * The conversations that a patient has begun.
 *
 * @param total how many
 * @param newest first messages of the newest, the newest first
 */
public record Begun(int total, List<QuestionMessage> newest) {

    /** Copies the messages. */
    public Begun {
        newest = List.copyOf(newest);
    }

    /** The same without the conversation that began with this message. */
    public Begun besides(String conversation) {
        return new Begun(
                Math.max(0, total - 1),
                newest.stream()
                        .filter(m -> !m.id().equals(conversation))
                        .limit(10)
                        .toList());
    }
}
