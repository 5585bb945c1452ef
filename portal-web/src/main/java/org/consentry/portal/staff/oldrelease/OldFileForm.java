// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.oldrelease;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.oldrelease.OldReleaseClient;
import org.consentry.portal.form.SentFile;
import org.consentry.portal.staff.Mistake;

/**
 * What staff sent of old releases, besides a file.
 *
 * @param text pasted rows with their heading; empty if a file was sent
 * @param reason that patients read
 */
public record OldFileForm(String text, String reason) implements Serializable {

    static final OldFileForm EMPTY = new OldFileForm("", "");

    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 200;
    private static final String ERROR = "staff.error.old.";

    /** Reads the fields of the form; what is missing is empty. */
    public static OldFileForm of(Map<String, String> fields) {
        return new OldFileForm(
                fields.getOrDefault("rows", "").strip(),
                fields.getOrDefault("reason", "").strip());
    }

    /** What is wrong, by the field to go to. */
    List<Mistake> mistakes(SentFile file) {
        var mistakes = new ArrayList<Mistake>();
        fileMistake(file).ifPresent(end -> mistakes.add(new Mistake("file", ERROR + end)));
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            mistakes.add(new Mistake("reason", "staff.error.lookup.reason"));
        }
        return mistakes;
    }

    private Optional<String> fileMistake(SentFile file) {
        boolean typed = !text.isEmpty();
        return switch (file) {
            case SentFile.TooLarge tooLarge -> Optional.of("large");
            case SentFile.None none -> typed ? Optional.empty() : Optional.of("none");
            case SentFile.Content content when typed -> Optional.of("both");
            case SentFile.Content content ->
                content.bytes().length > OldReleaseClient.MOST_BYTES ? Optional.of("large") : Optional.empty();
        };
    }

    /** The bytes to send, of a form without mistakes. */
    byte[] bytes(SentFile file) {
        return file instanceof SentFile.Content content ? content.bytes() : text.getBytes(StandardCharsets.UTF_8);
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "OldFileForm[]";
    }
}
