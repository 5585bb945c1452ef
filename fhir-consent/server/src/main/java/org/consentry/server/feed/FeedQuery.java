// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.regex.Pattern;
import org.consentry.server.access.answer.Problem;
import org.jspecify.annotations.Nullable;

/** The query parameters of an agent. Each is checked when it is read. */
public class FeedQuery {
    private static final Pattern AGENT = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LONGEST_SITE = 100;
    private static final long LONGEST_WAIT = 30;

    @QueryParam("after")
    private @Nullable String after;

    @QueryParam("epoch")
    private @Nullable String epoch;

    @QueryParam("agent")
    private @Nullable String agent;

    @QueryParam("site")
    private @Nullable String site;

    @QueryParam("wait")
    private @Nullable String wait;

    /** Filled by the container. */
    public FeedQuery() {}

    long after() {
        return number("after", after, Long.MAX_VALUE);
    }

    String epoch() {
        return text("epoch", epoch);
    }

    String agent() {
        String id = text("agent", agent);
        if (!AGENT.matcher(id).matches()) {
            throw wrong("agent", "1 to 64 letters, digits, dots, dashes and underscores");
        }
        return id;
    }

    String site() {
        String name = text("site", site);
        if (name.length() > LONGEST_SITE || name.chars().anyMatch(Character::isISOControl)) {
            throw wrong("site", "at most " + LONGEST_SITE + " printable characters");
        }
        return name;
    }

    Duration patience() {
        return Duration.ofSeconds(wait == null ? 0 : number("wait", wait, LONGEST_WAIT));
    }

    private static long number(String name, @Nullable String value, long most) {
        try {
            long number = Long.parseLong(text(name, value));
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException other) {
            throw wrong(name, "a whole number");
        }
        throw wrong(name, "a number from 0 to " + most);
    }

    private static String text(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw wrong(name, "a value");
        }
        return value;
    }

    private static Problem wrong(String name, String expected) {
        return new Problem(Status.BAD_REQUEST, "Expected " + expected + " in the query parameter " + name);
    }
}
