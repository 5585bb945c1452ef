// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Ends a page before its texts take too much memory, since a number of rows says nothing about their size. The first
 * row of a page always has its text, so that every list goes on. A row that is too much comes without its text and
 * begins the next page.
 */
public final class PageBytes {
    /** Most bytes of text in a page, unless its first row alone has more. A usual page has a tenth of that. */
    public static final int MOST = 4 * 1024 * 1024;

    private PageBytes() {}

    /**
     * The same rows. From the first row on that is too much, the column {@code body} is missing.
     *
     * @param page a query with an end, with columns {@code body} and those of the order
     * @param order what its rows are ordered by
     */
    public static String within(String page, String order) {
        return "select summed.*, case when so_far - octet_length(body) < " + MOST + " then body end as text from ("
                + "select page.*, sum(octet_length(body)) over (order by " + order
                + " rows unbounded preceding) as so_far from (" + page + ") page) summed order by " + order;
    }

    /**
     * How many rows, from the first on, make a page.
     *
     * @param rows as they were found, one more than wanted if there is one
     * @param most how many are wanted
     * @param text the text that {@link #within} left, or null
     */
    public static <T> int held(List<T> rows, int most, Function<T, @Nullable String> text) {
        int held = 0;
        while (held < Math.min(most, rows.size()) && Objects.nonNull(text.apply(rows.get(held)))) {
            held++;
        }
        return held;
    }
}
