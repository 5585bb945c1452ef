// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.consentry.protocol.Json.createObjectBuilder;

import jakarta.json.JsonObject;

/** A link of a journal's chain as JSON. */
public final class JournalLinkJson {
    private JournalLinkJson() {}

    /** Writes it. */
    public static JsonObject write(JournalLink link) {
        return createObjectBuilder()
                .add("agent", link.agent())
                .add("number", link.number())
                .add("hash", link.hash())
                .build();
    }

    /**
     * Reads it.
     *
     * @throws MalformedMessageException if it is not what {@link #write} makes
     */
    public static JournalLink read(String text) {
        Members json = Members.parse(text, "link");
        try {
            return new JournalLink(json.text("agent"), json.number("number"), json.text("hash"));
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException("at " + json.where() + ": " + e.getMessage());
        }
    }
}
