// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.dicomweb.body.StoreAnswer;
import org.consentry.agent.dicomweb.transit.Received;

/** Sums up what became of the objects of a request. */
final class StowAnswers {
    private StowAnswers() {}

    static StoreAnswer of(List<Received> received) {
        List<StoreAnswer.Reference> stored = new ArrayList<>();
        List<StoreAnswer.Failure> failed = new ArrayList<>();
        List<Integer> unreadable = new ArrayList<>();
        for (Received each : received) {
            Optional<StoreAnswer.Reference> object = each.object();
            if (object.isEmpty()) {
                unreadable.add(each.status().code());
            } else if (each.status().isStored()) {
                stored.add(object.get());
            } else {
                failed.add(new StoreAnswer.Failure(object.get(), each.status().code()));
            }
        }
        return new StoreAnswer(stored, failed, unreadable);
    }
}
