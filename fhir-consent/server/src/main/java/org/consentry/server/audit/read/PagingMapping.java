// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.read;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.audit.store.AuditQuery;
import org.consentry.server.storage.Cursor;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;

/**
 * Translates between {@code _sort}, {@code _count}, {@code _total}, our own {@code _cursor} and a page of the audit
 * trail.
 */
public final class PagingMapping {
    private static final String CURSOR = "_cursor";

    private final RequestDetails request;

    public PagingMapping(RequestDetails request) {
        this.request = request;
    }

    /** The query with the page that was asked for. */
    public AuditQuery page(AuditQuery query) {
        String sort = only("_sort");
        if (sort != null && !"date".equals(sort) && !"-date".equals(sort)) {
            throw FhirErrors.badRequest("Expected _sort=date or _sort=-date");
        }
        return query.page(sort != null && sort.startsWith("-"), count(), cursor());
    }

    /** Whether the caller wants a total. */
    public boolean totalWanted() {
        return "accurate".equals(only("_total")) || "count".equals(only("_summary"));
    }

    /** Adds a link to this page and, if another follows, to the page that begins after the given row. */
    public void link(Bundle bundle, @Nullable Cursor last) {
        bundle.addLink().setRelation("self").setUrl(address());
        String next = next(last);
        if (next != null) {
            bundle.addLink().setRelation("next").setUrl(next);
        }
    }

    /** How many rows a page may have. */
    public int count() {
        return Math.min(number("_count", AuditQuery.DEFAULT_COUNT), AuditQuery.MAX_COUNT);
    }

    /** A whole number of 0 or more, or the usual one. */
    public int number(String name, int usual) {
        String text = only(name);
        if (text == null) {
            return usual;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw FhirErrors.badRequest("Expected " + name + " to be a whole number");
        }
        throw FhirErrors.badRequest("Expected " + name + " to be 0 or more");
    }

    /** Address of the page that begins after this row, or null without a row. */
    public @Nullable String next(@Nullable Cursor last) {
        String self = address();
        return last == null ? null : self + (self.indexOf('?') < 0 ? "?" : "&") + CURSOR + "=" + last.text();
    }

    /** Where the page begins, or null at the beginning. */
    public @Nullable Cursor cursor() {
        String text = only(CURSOR);
        return text == null
                ? null
                : Cursor.parse(text)
                        .orElseThrow(() -> FhirErrors.badRequest("Expected _cursor as given by a next link"));
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
        String base = request.getFhirServerBase() + "/" + request.getRequestPath();
        return query.isEmpty() ? base : base + "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
