// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.accounting;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;
import org.consentry.portal.fhir.sharing.Scan;
import org.consentry.portal.fhir.sharing.SharingClient;

/**
 * Reads the whole accounting of a patient, or nothing. Up to {@value #MOST} disclosures are lines of their own. If
 * there are more, like ones to one recipient stand in one line with their number and first and last day, as 45 CFR
 * 164.528(b)(3) allows.
 */
@Singleton
public class LegalAccountingClient {
    private static final int AT_ONCE = 200;
    private static final int READS = 3;
    /** Disclosures that are lines of their own. */
    static final int MOST = AT_ONCE * READS;

    private final FhirClient fhir;
    private final SharingClient sharing;

    @Inject
    public LegalAccountingClient(FhirClient fhir, SharingClient sharing) {
        this.fhir = fhir;
        this.sharing = sharing;
    }

    /**
     * The accounting from as far back as the law asks.
     *
     * @throws FhirProblem.Away if it cannot be read whole
     */
    public LegalAccounting whole(FhirCaller caller, String patient) {
        String path = "Patient/" + FhirClient.encode(patient) + "/$accounting?legal=true&_format=application%2Fjson";
        LegalAccounting lines = whole(path, asked -> Node.of(fhir.read(caller, asked)), fhir::underBase);
        List<String> studies = lines.lines().stream()
                .filter(line -> !line.summed())
                .map(LegalDisclosure::study)
                .toList();
        Map<String, Scan> scans = sharing.scans(caller, patient, studies);
        return new LegalAccounting(lines.from(), lines.series(), lines.lines(), scans);
    }

    /** Each next page begins after the last line of the one before, so that a line that comes meanwhile shifts none. */
    static LegalAccounting whole(String path, Function<String, Node> read, Function<String, String> link) {
        Node page = read.apply(path + "&_count=" + AT_ONCE);
        Instant from = page.instant("from").orElseThrow(LegalAccountingClient::unreadable);
        List<LegalDisclosure> lines = new ArrayList<>(lines(page));
        Optional<String> next = page.text("next");
        for (int reads = 1; next.isPresent() && reads < READS; reads++) {
            page = read.apply(link.apply(next.get()));
            lines.addAll(lines(page));
            next = page.text("next");
        }
        return next.isEmpty()
                ? new LegalAccounting(from, false, lines, Map.of())
                : new LegalAccounting(from, true, lines(series(path, read)), Map.of());
    }

    private static Node series(String path, Function<String, Node> read) {
        try {
            return read.apply(path + "&series=true");
        } catch (FhirProblem.Rejected e) {
            throw new FhirProblem.Away("more series than a list holds", false);
        }
    }

    private static List<LegalDisclosure> lines(Node page) {
        return page.items("items").map(LegalDisclosure::new).toList();
    }

    static FhirProblem.Away unreadable() {
        return new FhirProblem.Away("an accounting cannot be read", false);
    }
}
