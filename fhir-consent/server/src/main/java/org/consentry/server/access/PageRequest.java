// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.server.storage.Cursor;
import org.consentry.server.storage.SearchSpec;
import org.jspecify.annotations.Nullable;

/**
 * Order, size, beginning and total as asked for by {@code _sort}, {@code _count}, {@code _total} and our own
 * {@code _cursor}.
 *
 * @param page what the store needs
 * @param totalWanted whether to count
 * @param self address of the search, from its beginning
 */
record PageRequest(SearchSpec.Page page, boolean totalWanted, String self) {
    private static final String CURSOR = "_cursor";
    private static final int DEFAULT_COUNT = 50;

    static PageRequest of(RequestDetails request) {
        String sort = only(request, "_sort");
        String total = only(request, "_total");
        SearchSpec.Page page =
                new SearchSpec.Page(sort != null && sort.startsWith("-"), count(request), cursor(request));
        boolean accurate = "accurate".equals(total) || "count".equals(only(request, "_summary"));
        return new PageRequest(page, accurate, address(request));
    }

    /** Address of the page that begins after this row. */
    String next(Cursor cursor) {
        return self + (self.indexOf('?') < 0 ? "?" : "&") + CURSOR + "=" + cursor.text();
    }

    private static int count(RequestDetails request) {
        String text = only(request, "_count");
        if (text == null) {
            return DEFAULT_COUNT;
        }
        try {
            int count = Integer.parseInt(text);
            if (count >= 0) {
                return Math.min(count, SearchSpec.MAX_COUNT);
            }
        } catch (NumberFormatException notANumber) {
            throw Answers.badRequest("Expected _count to be a whole number");
        }
        throw Answers.badRequest("Expected _count to be 0 or more");
    }

    private static @Nullable Cursor cursor(RequestDetails request) {
        String text = only(request, CURSOR);
        return text == null
                ? null
                : Cursor.parse(text).orElseThrow(() -> Answers.badRequest("Expected _cursor as given by a next link"));
    }

    private static @Nullable String only(RequestDetails request, String name) {
        String[] values = request.getParameters().get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    private static String address(RequestDetails request) {
        String query = request.getParameters().entrySet().stream()
                .filter(parameter -> !CURSOR.equals(parameter.getKey()))
                .flatMap(PageRequest::pairs)
                .collect(Collectors.joining("&"));
        String base = request.getFhirServerBase() + "/" + request.getResourceName();
        return query.isEmpty() ? base : base + "?" + query;
    }

    private static Stream<String> pairs(Map.Entry<String, String[]> parameter) {
        return Arrays.stream(parameter.getValue()).map(value -> encoded(parameter.getKey()) + "=" + encoded(value));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
