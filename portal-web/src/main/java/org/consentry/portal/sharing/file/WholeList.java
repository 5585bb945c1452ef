// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.sharing.file;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.sharing.SharingClient;
import org.consentry.portal.fhir.sharing.SharingHistory;
import org.consentry.portal.fhir.sharing.SharingRow;
import org.consentry.portal.fhir.sharing.Wanted;

/** Reads many lines of a list. It gives all of them as they stood at one time, or none. */
@Singleton
class WholeList {
    /** Lines that the server gives at once. */
    static final int AT_ONCE = 200;

    private static final int READS = 3;
    /** The most lines of one part. */
    static final int PART = READS * AT_ONCE;

    private static final int TRIES = 3;

    private final SharingClient sharing;

    @Inject
    WholeList(SharingClient sharing) {
        this.sharing = sharing;
    }

    /**
     * Reads one part. A line that comes meanwhile pushes others to the next page, so it looks whether each is there
     * once, and else reads again.
     *
     * @param part the first is 1
     * @throws FhirProblem.NotThere if the list has no such part
     */
    ListPart part(FhirCaller caller, String patient, Wanted wanted, int part) {
        return part(asked -> sharing.ledger(caller, patient, asked), wanted, part);
    }

    static ListPart part(Function<Wanted, SharingHistory> list, Wanted wanted, int part) {
        Wanted many = new Wanted(wanted.lines(), 1, AT_ONCE);
        for (int i = 0; i < TRIES; i++) {
            SharingHistory first = list.apply(many.onPage((part - 1) * READS + 1));
            if (part > 1 && first.counts().matches() <= (long) (part - 1) * PART) {
                throw new FhirProblem.NotThere();
            }
            List<SharingRow> rows = new ArrayList<>(first.rows());
            for (int next = first.shown().page() + 1;
                    next <= Math.min(first.pages(), first.shown().page() + READS - 1);
                    next++) {
                rows.addAll(list.apply(many.onPage(next)).rows());
            }
            Optional<ListPart> whole = whole(part, first, rows);
            if (whole.isPresent()) {
                return whole.get();
            }
        }
        throw new FhirProblem.Away("the list changed each time it was read", false);
    }

    private static Optional<ListPart> whole(int part, SharingHistory first, List<SharingRow> rows) {
        long before = (long) (part - 1) * PART;
        long lines = first.counts().matches();
        long expected = Math.min(PART, lines - before);
        Set<String> ids = rows.stream().map(row -> row.line().id()).collect(Collectors.toSet());
        if (rows.size() != expected || ids.size() != expected) {
            return Optional.empty();
        }
        List<SharingRow> waiting = part == 1 ? first.waiting() : List.of();
        return Optional.of(new ListPart(waiting, rows, before + 1, lines, first.chosen()));
    }
}
