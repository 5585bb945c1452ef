// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.consentry.server.access.Answers;
import org.consentry.server.storage.Cursor;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;

/** Between {@code _sort}, {@code _count}, {@code _total}, our own {@code _cursor} and a page of the audit trail. */
final class PagingMapping {
    private static final String CURSOR = "_cursor";

    private final RequestDetails request;

    PagingMapping(RequestDetails request) {
        this.request = request;
    }

    /** The query with the page that was asked for. */
    AuditQuery page(AuditQuery query) {
        String sort = only("_sort");
        if (sort != null && !"date".equals(sort) && !"-date".equals(sort)) {
            throw Answers.badRequest("Expected _sort=date or _sort=-date");
        }
        return query.page(sort != null && sort.startsWith("-"), count(), cursor());
    }

    /** Whether to count. */
    boolean totalWanted() {
        return "accurate".equals(only("_total")) || "count".equals(only("_summary"));
    }

    /** Links to this page and, if another follows, to the one that begins after the row named. */
    void link(Bundle bundle, @Nullable Cursor last) {
        String self = address();
        bundle.addLink().setRelation("self").setUrl(self);
        if (last != null) {
            String next = self + (self.indexOf('?') < 0 ? "?" : "&") + CURSOR + "=" + last.text();
            bundle.addLink().setRelation("next").setUrl(next);
        }
    }

    private int count() {
        String text = only("_count");
        if (text == null) {
            return AuditQuery.DEFAULT_COUNT;
        }
        try {
            int count = Integer.parseInt(text);
            if (count >= 0) {
                return Math.min(count, AuditQuery.MAX_COUNT);
            }
        } catch (NumberFormatException notANumber) {
            throw Answers.badRequest("Expected _count to be a whole number");
        }
        throw Answers.badRequest("Expected _count to be 0 or more");
    }

    private @Nullable Cursor cursor() {
        String text = only(CURSOR);
        return text == null
                ? null
                : Cursor.parse(text).orElseThrow(() -> Answers.badRequest("Expected _cursor as given by a next link"));
    }

    private @Nullable String only(String name) {
        String[] values = request.getParameters().get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    private String address() {
        String query = request.getParameters().entrySet().stream()
                .filter(parameter -> !CURSOR.equals(parameter.getKey()))
                .flatMap(parameter -> Arrays.stream(parameter.getValue())
                        .map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        String base = request.getFhirServerBase() + "/" + request.getResourceName();
        return query.isEmpty() ? base : base + "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
