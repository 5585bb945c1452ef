// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.sharing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;

/** Reads the scans of a patient, one page at a time. */
@Singleton
public class ScanClient {
    private static final int ROWS = 25;
    private static final String PLACE = "[A-Za-z0-9_.-]{1,200}";
    private static final Pattern CURSOR = Pattern.compile("[?&]_cursor=(" + PLACE + ")(?=&|$)");

    private final FhirClient fhir;
    private final SharingClient sharing;

    @Inject
    public ScanClient(FhirClient fhir, SharingClient sharing) {
        this.fhir = fhir;
        this.sharing = sharing;
    }

    /**
     * A page of the scans, newest first. Asks the server for that page alone.
     *
     * @param place where the page begins, from the page before it; the first page if it is no such place
     */
    public ScanList page(FhirCaller caller, String patient, String place) {
        String from = place.matches(PLACE) ? "&_cursor=" + FhirClient.encode(place) : "";
        Node bundle = Node.of(fhir.read(
                caller,
                "ImagingStudy?patient=Patient/" + FhirClient.encode(patient) + "&_sort=-started&_count=" + ROWS
                        + from));
        List<Scan> scans = bundle.items("entry")
                .map(entry -> entry.at("resource"))
                .filter(resource -> resource.is("resourceType", "ImagingStudy"))
                .flatMap(study -> SharingClient.study(study).stream())
                .toList();
        return new ScanList(scans, next(bundle));
    }

    private static Optional<String> next(Node bundle) {
        return bundle.one("link", link -> link.is("relation", "next"))
                .text("url")
                .flatMap(url ->
                        CURSOR.matcher(url).results().map(ScanClient::cursor).findFirst());
    }

    private static String cursor(MatchResult found) {
        return found.group(1);
    }

    /** One scan of this patient. A scan of another patient is not there. */
    public Scan scan(FhirCaller caller, String patient, String id) {
        return Optional.ofNullable(sharing.scans(caller, patient, List.of(id)).get(id))
                .orElseThrow(FhirProblem.NotThere::new);
    }
}
