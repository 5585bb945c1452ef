// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.bundle;

import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.record.PlainProvider;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;

/**
 * Serves {@code POST /}. In a batch each entry succeeds or fails by itself. A transaction succeeds or fails as a whole.
 */
@Singleton
public class BundleProvider implements PlainProvider {
    /** Most entries of a bundle. Its size has the same limit as every body. */
    static final int MOST_ENTRIES = 500;

    private final EntryDoor door;
    private final TransactionProvider transactions;

    /** Takes its collaborators. */
    @Inject
    public BundleProvider(EntryDoor door, TransactionProvider transactions) {
        this.door = door;
        this.transactions = transactions;
    }

    /** Does what the entries ask. */
    @Transaction
    public Bundle process(RequestDetails request, @TransactionParam Bundle sent) {
        if (!(request instanceof ServletRequestDetails parent)) {
            throw new IllegalStateException("Expected a request over HTTP");
        }
        if (sent.getEntry().size() > MOST_ENTRIES) {
            throw FhirErrors.badRequest("Expected at most " + MOST_ENTRIES + " entries, found "
                    + sent.getEntry().size());
        }
        List<Entry> entries = new ArrayList<>();
        for (BundleEntryComponent each : sent.getEntry()) {
            entries.add(Entry.of(entries.size(), each));
        }
        if (sent.getType() == Bundle.BundleType.TRANSACTION) {
            return answer(Bundle.BundleType.TRANSACTIONRESPONSE, transactions.run(parent, entries));
        }
        if (sent.getType() == Bundle.BundleType.BATCH) {
            List<BundleEntryComponent> answers =
                    entries.stream().map(entry -> door.alone(parent, entry)).toList();
            return answer(Bundle.BundleType.BATCHRESPONSE, answers);
        }
        throw FhirErrors.badRequest("Expected a Bundle of type transaction or batch");
    }

    private static Bundle answer(Bundle.BundleType type, List<BundleEntryComponent> answers) {
        Bundle bundle = new Bundle().setType(type);
        answers.forEach(bundle::addEntry);
        return bundle;
    }
}
