// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.record;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.server.access.TypeAccess;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.form.Elements;
import org.consentry.server.storage.Cursor;
import org.consentry.server.storage.SearchSpec;
import org.jspecify.annotations.Nullable;

/**
 * Order, size, beginning and total, as {@code _sort}, {@code _count}, {@code _total} and our own {@code _cursor} ask
 * for.
 *
 * @param page what the store needs
 * @param totalWanted whether to count
 * @param self address of the search, from its beginning
 */
public record PageRequest(SearchSpec.Page page, boolean totalWanted, String self) {
    private static final String CURSOR = "_cursor";
    private static final int DEFAULT_COUNT = 50;

    public static PageRequest of(RequestDetails request) {
        return of(request, List.of());
    }

    /** The page that is asked for. Its address leaves out ignored parameters. */
    public static PageRequest of(RequestDetails request, List<String> ignored) {
        int count = count(request);
        SearchSpec.Page page = new SearchSpec.Page(order(request), count, cursor(request));
        return new PageRequest(page, totalWanted(request), address(request, request.getResourceName(), ignored));
    }

    /** Whether the caller wants a total. */
    static boolean totalWanted(RequestDetails request) {
        return "accurate".equals(only(request, "_total")) || countOnly(request) || "0".equals(only(request, "_count"));
    }

    /** Whether the caller wants only the number of matches. */
    public static boolean countOnly(RequestDetails request) {
        return "count".equals(only(request, "_summary"));
    }

    private static SearchSpec.Order order(RequestDetails request) {
        String sort = only(request, "_sort");
        String time =
                TypeAccess.of(request.getResourceName()).map(TypeAccess::time).orElse(null);
        if (sort == null || "_id".equals(sort)) {
            return SearchSpec.Order.ID;
        }
        if ("_lastUpdated".equals(sort)) {
            return SearchSpec.Order.LEAST_RECENT;
        }
        if ("-_lastUpdated".equals(sort)) {
            return SearchSpec.Order.MOST_RECENT;
        }
        if (sort.equals(time)) {
            return SearchSpec.Order.OLDEST;
        }
        if (sort.equals("-" + time)) {
            return SearchSpec.Order.NEWEST;
        }
        throw FhirErrors.badRequest("Expected _sort to be _id, _lastUpdated" + (time == null ? "" : " or " + time)
                + ", the times also with - before them; found \"" + sort + "\"");
    }

    /** Address of the page that begins after this row. */
    public String next(Cursor cursor) {
        return self + (self.indexOf('?') < 0 ? "?" : "&") + CURSOR + "=" + cursor.text();
    }

    static int count(RequestDetails request) {
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
            throw FhirErrors.badRequest("Expected _count to be a whole number");
        }
        throw FhirErrors.badRequest("Expected _count to be 0 or more");
    }

    private static @Nullable Cursor cursor(RequestDetails request) {
        String text = only(request, CURSOR);
        return text == null
                ? null
                : Cursor.parse(text)
                        .orElseThrow(() -> FhirErrors.badRequest("Expected _cursor as given by a next link"));
    }

    static @Nullable String only(RequestDetails request, String name) {
        String[] values = request.getParameters().get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    /** Address of a list without its cursor. */
    static String address(RequestDetails request, String path) {
        return address(request, path, List.of());
    }

    private static String address(RequestDetails request, String path, List<String> ignored) {
        String query = request.getParameters().entrySet().stream()
                .filter(parameter -> !CURSOR.equals(parameter.getKey()) && !ignored.contains(parameter.getKey()))
                .flatMap(PageRequest::pairs)
                .collect(Collectors.joining("&"));
        String base = request.getFhirServerBase() + "/" + path;
        return query.isEmpty() ? base : base + "?" + query;
    }

    private static Stream<String> pairs(Map.Entry<String, String[]> parameter) {
        String name = parameter.getKey();
        return Arrays.stream(parameter.getValue())
                .map(value -> "_elements".equals(name) ? Elements.asked(value) : value)
                .map(value -> encoded(name) + "=" + encoded(value));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
