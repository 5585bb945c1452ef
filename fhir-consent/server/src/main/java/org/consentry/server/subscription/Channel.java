// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where notifications go and what they look like.
 *
 * @param endpoint checked by {@link AllowedHosts}
 * @param headers lines such as {@code Authorization: Bearer x}; secret
 * @param content how much a notification says
 * @param heartbeat longest silence, or null for no heartbeat
 * @param timeout how long the endpoint may take to answer
 * @param most most events in one notification
 */
public record Channel(
        URI endpoint,
        List<String> headers,
        PayloadContent content,
        @Nullable Duration heartbeat,
        Duration timeout,
        int most) {
    public Channel {
        headers = List.copyOf(headers);
    }

    /** Longest silence; empty when no heartbeat is wanted. */
    public Optional<Duration> silence() {
        return Optional.ofNullable(heartbeat);
    }

    public Channel with(List<String> others) {
        return new Channel(endpoint, others, content, heartbeat, timeout, most);
    }

    @Override
    public String toString() {
        return "Channel[" + content + "]";
    }
}
