// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.oldrelease;

import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;

/** Sends files of old releases to the server's door for staff. */
public class OldReleaseClient {

    /** Most bytes that the server takes. */
    public static final int MOST_BYTES = 512 * 1024;

    private final FhirClient fhir;

    @Inject
    public OldReleaseClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    /** Has a file looked through. Nothing of it is saved. */
    public FileTrial check(FhirCaller caller, byte[] file) {
        return trial(Node.of(fhir.sendFile(caller, "old-releases/trial", file)));
    }

    /**
     * Has a file saved, whole or not at all.
     *
     * @param digest of the file, as it was told when it was looked through
     * @return what was saved; if something is wrong now, that, and nothing was saved
     */
    public FileTrial save(FhirCaller caller, byte[] file, String digest) {
        return trial(Node.of(fhir.sendFile(caller, "old-releases?digest=" + FhirClient.encode(digest), file)));
    }

    private static FileTrial trial(Node answer) {
        if (answer.text("digest").isEmpty() || answer.text("faultCount").isEmpty()) {
            throw new FhirProblem.Away("what is wrong with a file cannot be read", true);
        }
        return new FileTrial(
                answer.textOr("digest", ""),
                answer.integer("rows"),
                answer.integer("added"),
                answer.items("known").flatMap(OldReleaseClient::row).toList(),
                answer.integer("knownCount"),
                answer.items("faults")
                        .map(fault -> new FileFault(
                                fault.integer("row"),
                                fault.textOr("column", ""),
                                fault.textOr("code", ""),
                                fault.textOr("found", "")))
                        .toList(),
                answer.integer("faultCount"));
    }

    private static Stream<Integer> row(Node number) {
        return number.text().map(Integer::valueOf).stream();
    }
}
