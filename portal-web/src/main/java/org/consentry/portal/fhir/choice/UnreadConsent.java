// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.Fhir;
import org.consentry.portal.fhir.Node;

/**
 * A consent on file that the server cannot compute. It blocks until staff mend it.
 *
 * @param patient logical id of the patient
 * @param since when the version was stored
 * @param unread the elements that could not be read
 */
public record UnreadConsent(String id, int version, String patient, Instant since, List<Unread> unread) {
    public UnreadConsent {
        unread = List.copyOf(unread);
    }

    /**
     * One element that could not be read.
     *
     * @param element its path
     * @param text what was expected and found, in the server's words
     */
    public record Unread(String element, String text) {}

    static Optional<UnreadConsent> of(Node consent) {
        List<Unread> unread = consent.items("extension")
                .filter(extension -> extension.is("url", Fhir.UNREAD))
                .map(extension -> new Unread(
                        extension.extension("element").textOr("valueString", ""),
                        extension.extension("text").textOr("valueString", "")))
                .toList();
        return consent.at("meta")
                .instant("lastUpdated")
                .map(since -> new UnreadConsent(
                        consent.textOr("id", ""),
                        consent.at("meta").integer("versionId"),
                        consent.referenceId("patient").orElse(""),
                        since,
                        unread));
    }

    /** Leaves out everything about a patient. */
    @Override
    public String toString() {
        return "UnreadConsent[]";
    }
}
