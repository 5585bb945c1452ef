// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.accounting;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.audit.store.AuditEventStore;
import org.consentry.server.audit.store.AuditPage;
import org.consentry.server.audit.store.AuditQuery;
import org.consentry.server.storage.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * Makes a patient's accounting of disclosures, newest first, straight from the audit trail. Every format shows these
 * same lines. It holds one page in memory, or one line for each series.
 */
@Singleton
public class Accounting {
    private static final int CHUNK = 500;
    private static final int MOST_SERIES = 2_000;

    private final AuditEventStore store;

    /** Takes the store of events. */
    @Inject
    public Accounting(AuditEventStore store) {
        this.store = store;
    }

    /**
     * What the caller asks for.
     *
     * @param patient logical id that was asked for
     * @param records the same and all that were merged with it, since a disclosure stays under the record it was made
     *     for
     * @param from first instant, or null for everything known
     * @param until last instant, or null for now
     * @param legalOnly whether only what the hospital must account for
     * @param duty what the hospital must account for
     */
    record Request(
            String patient,
            Set<String> records,
            @Nullable Instant from,
            @Nullable Instant until,
            boolean legalOnly,
            AccountingDuty duty) {
        Request {
            records = Set.copyOf(records);
        }

        @Override
        public String toString() {
            return "Request[legalOnly=" + legalOnly + "]";
        }
    }

    /**
     * Some lines.
     *
     * @param lines in order
     * @param next where the next page begins, or null if this is the last
     */
    record Page(List<AccountingLine> lines, @Nullable Cursor next) {}

    /** One page of single events. */
    Page page(Request request, int count, @Nullable Cursor after) {
        List<AccountingLine> lines = new ArrayList<>();
        // Where every event is a line, no more are read than the page shows.
        int size = request.legalOnly() ? CHUNK : Math.min(CHUNK, count + 1);
        Cursor cursor = after;
        do {
            Chunk chunk = chunk(request, size, cursor);
            for (AccountingItem item : chunk.items()) {
                AccountingLine line = AccountingLine.of(item, request.duty());
                if (wanted(request, line)) {
                    if (lines.size() == count) {
                        AccountingItem last = lines.get(count - 1).first();
                        return new Page(lines, new Cursor(last.at(), last.event()));
                    }
                    lines.add(line);
                }
            }
            cursor = chunk.next();
        } while (cursor != null);
        return new Page(lines, null);
    }

    /** Everything, with each series of like events as one line. The series with the newest first event comes first. */
    List<AccountingLine> series(Request request) {
        Map<Object, AccountingLine> series = new LinkedHashMap<>();
        each(request, line -> {
            series.merge(line.series(), line, AccountingLine::and);
            if (series.size() > MOST_SERIES) {
                throw FhirErrors.badRequest(
                        "Expected at most " + MOST_SERIES + " series, found more; ask for pages of lines");
            }
        });
        return series.values().stream()
                .sorted(java.util.Comparator.comparing((AccountingLine line) -> line.last())
                        .reversed())
                .toList();
    }

    /** Every line in order. */
    void each(Request request, Consumer<AccountingLine> use) {
        Cursor cursor = null;
        do {
            Chunk chunk = chunk(request, CHUNK, cursor);
            chunk.items().stream()
                    .map(item -> AccountingLine.of(item, request.duty()))
                    .filter(line -> wanted(request, line))
                    .forEach(use);
            cursor = chunk.next();
        } while (cursor != null);
    }

    private record Chunk(
            List<AccountingItem> items, @Nullable Cursor next) {}

    private Chunk chunk(Request request, int size, @Nullable Cursor after) {
        AuditQuery query = new AuditQuery()
                .patients(request.records())
                .accountable(request.legalOnly())
                .recorded(request.from(), request.until())
                .page(true, size, after);
        AuditPage page = store.search(query);
        List<AccountingItem> items = page.rows().stream()
                .map(row -> AccountingItemJson.read(row.body()))
                .toList();
        AccountingItem last = items.isEmpty() ? null : items.get(items.size() - 1);
        return new Chunk(items, page.more() && last != null ? new Cursor(last.at(), last.event()) : null);
    }

    private static boolean wanted(Request request, AccountingLine line) {
        return line.legal() || !request.legalOnly();
    }
}
