// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import jakarta.json.Json;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.portal.fhir.Node;
import org.consentry.portal.fhir.accounting.LegalAccounting;
import org.consentry.portal.fhir.accounting.LegalDisclosure;
import org.consentry.portal.fhir.sharing.Scan;

/** A fictional accounting: a scan, a letter that may have got there, and a series of facts from the record. */
final class AccountingSamples {

    static final Instant FROM = Instant.parse("2020-11-22T05:00:00Z");

    private AccountingSamples() {}

    static LegalAccounting accounting() {
        List<LegalDisclosure> lines =
                Stream.of("""
                        {"date":"2026-03-16T18:30:00Z","last-date":"2026-03-16T18:30:00Z","number":1,"outcome":"disclosed",
                         "recipient":"registry","recipient-name":"State Registry","country":"US","study":"scan1",
                         "recipient-address":"1 Main Street, Springfield, IL, 62701, US","objects":214,"records":0,
                         "description":"Chest CT (CT), 214 images","purpose-code":"PUBHLTH","legal":true,
                         "line-number":"L-7Q4K-M2RT"}""", """
                        {"date":"2026-03-15T18:30:00Z","last-date":"2026-03-15T18:30:00Z","number":1,"outcome":"uncertain",
                         "recipient":"court","recipient-name":"County Court","description":"a letter by Dr. Nobody",
                         "objects":0,"records":0,"purpose-code":"HLEGAL","legal":true,"line-number":"L-7Q4K-M2RV"}""", """
                        {"date":"2026-01-02T18:30:00Z","last-date":"2026-02-28T18:30:00Z","number":40,"outcome":"disclosed",
                         "recipient":"registry","recipient-name":"State Registry","country":"US","objects":0,"records":12,
                         "recipient-address":"1 Main Street, Springfield, IL, 62701, US","description":"12 records",
                         "purpose-code":"PUBHLTH","legal":true}""").map(AccountingSamples::line).toList();
        var scan = new Scan("scan1", "Chest CT", "CT", Optional.of(LocalDate.of(2026, 3, 14)));
        return new LegalAccounting(FROM, false, lines, Map.of("scan1", scan));
    }

    private static LegalDisclosure line(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return new LegalDisclosure(Node.of(reader.readObject()));
        }
    }
}
