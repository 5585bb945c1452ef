// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The agents that the settings put on the register.
 *
 * @param agents setting {@code agents}: {@code ID=CLIENT|SITE} with semicolons between; default none
 */
public record AgentsConfig(List<RegisteredAgent> agents) {
    private static final Pattern AGENT = Pattern.compile("\\s*([^=|]+)=([^|]+)\\|([^|]+?)\\s*");
    private static final String EXPECTED = "expected ID=CLIENT|SITE with semicolons between";

    /** Copies the agents. */
    public AgentsConfig {
        agents = List.copyOf(agents);
    }

    /**
     * Reads the setting.
     *
     * @param source value of a key, empty if it has none
     * @param mistakes takes the description of each mistake
     */
    public static AgentsConfig read(Function<String, Optional<String>> source, List<String> mistakes) {
        List<RegisteredAgent> found = new ArrayList<>();
        for (String text : source.apply("agents").orElse("").split(";", -1)) {
            if (!text.isBlank()) {
                agent(text, mistakes).ifPresent(found::add);
            }
        }
        if (found.stream().map(RegisteredAgent::id).distinct().count() < found.size()
                || found.stream().map(RegisteredAgent::client).distinct().count() < found.size()) {
            mistakes.add("agents: expected each id and each client once, found one twice");
        }
        return new AgentsConfig(found);
    }

    private static Optional<RegisteredAgent> agent(String text, List<String> mistakes) {
        Matcher agent = AGENT.matcher(text);
        if (!agent.matches()) {
            mistakes.add("agents: " + EXPECTED);
            return Optional.empty();
        }
        try {
            return Optional.of(new RegisteredAgent(agent.group(1), agent.group(2), agent.group(3)));
        } catch (IllegalArgumentException wrong) {
            mistakes.add("agents: " + wrong.getMessage());
            return Optional.empty();
        }
    }
}
