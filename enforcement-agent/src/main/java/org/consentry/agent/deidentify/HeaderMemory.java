// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.Optional;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.policy.PatientId;
import org.consentry.policy.RecipientId;
import org.jspecify.annotations.Nullable;

/**
 * Cleans the headers of one association, one after the other. Slices of a series differ in a few numbers, so what was
 * found about the rest of the last whole header is not found out again. The outcome is always that of
 * {@link Deidentifier#deidentify}: in any doubt it is asked. For one thread.
 *
 * <p>Nothing is kept of a first header, which is often the only one, nor of one of more than 256 KB.
 */
public final class HeaderMemory {
    private static final int MOST_REMEMBERED_BYTES = 256 << 10;

    private final Deidentifier deidentifier;
    private @Nullable CleanedHeader last;
    private boolean severalCame;

    HeaderMemory(Deidentifier deidentifier) {
        this.deidentifier = deidentifier;
    }

    /** As {@link Deidentifier#deidentify(Dataset, PatientId, RecipientId, AnatomySource)}. */
    public Outcome deidentify(Dataset header, PatientId patient, RecipientId recipient, AnatomySource silent) {
        CleanedHeader.Terms terms = new CleanedHeader.Terms(patient, recipient, silent);
        Optional<Outcome.Cleaned> alike = alike(header, terms);
        if (alike.isPresent()) {
            return alike.get();
        }
        Outcome outcome = deidentifier.deidentify(header, patient, recipient, silent);
        boolean worthIt = severalCame && header.footprint() <= MOST_REMEMBERED_BYTES;
        last = worthIt && outcome instanceof Outcome.Cleaned cleaned
                ? CleanedHeader.of(deidentifier, header, cleaned, terms)
                : null;
        severalCame = true;
        return outcome;
    }

    private Optional<Outcome.Cleaned> alike(Dataset header, CleanedHeader.Terms terms) {
        CleanedHeader known = last;
        if (known == null || !known.terms().equals(terms)) {
            return Optional.empty();
        }
        try {
            return known.again(header);
        } catch (UnreadableAttributeException | MalformedDatasetException unreadable) {
            return Optional.empty();
        }
    }
}
