// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consentry.server.access.answer.Complaints;

/** Hides the values of headers from callers: they see names, and a sign in place of each value. */
public final class Headers {
    private static final String HIDDEN = "********";

    private Headers() {}

    /** The headers that a read shows. */
    static List<String> shown(List<String> headers) {
        return headers.stream()
                .map(line -> line.substring(0, line.indexOf(':')) + ": " + HIDDEN)
                .toList();
    }

    /** The headers that a caller wants. Where the caller sends back the sign, the present value stays. */
    public static List<String> filled(List<String> wanted, List<String> found) {
        List<String> left = new ArrayList<>(found);
        List<String> filled = new ArrayList<>();
        Complaints complaints = new Complaints();
        for (int i = 0; i < wanted.size(); i++) {
            String line = wanted.get(i);
            boolean hidden = line.substring(line.indexOf(':') + 1).strip().equals(HIDDEN);
            Optional<String> kept = left.stream()
                    .filter(each -> ChannelMapping.name(each).equals(ChannelMapping.name(line)))
                    .findFirst();
            if (hidden && kept.isEmpty()) {
                complaints.add(
                        "Subscription.channel.header[" + i + "]",
                        "a value, since there is none of this name to keep at this endpoint",
                        HIDDEN);
            }
            kept.ifPresent(left::remove);
            filled.add(hidden ? kept.orElse(line) : line);
        }
        complaints.refuse();
        return filled;
    }
}
