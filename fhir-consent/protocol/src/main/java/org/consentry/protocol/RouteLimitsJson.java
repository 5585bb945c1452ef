// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.consentry.protocol.Json.createObjectBuilder;

import jakarta.json.JsonObjectBuilder;
import java.util.Set;
import java.util.function.Function;

/**
 * Limits of a route as JSON. A route with limits is {@code "active": false} beside them, and they say whether it is
 * open. So an agent that does not know the member {@code limits} takes the route for closed.
 */
final class RouteLimitsJson {
    private static final String OPEN = "open";
    private static final String CLASSES = "sopClasses";
    private static final String SYNTAXES = "transferSyntaxes";
    private static final Set<String> KNOWN = Set.of(OPEN, CLASSES, SYNTAXES);

    private RouteLimitsJson() {}

    static JsonObjectBuilder write(Route route) {
        return createObjectBuilder()
                .add(OPEN, route.state() == Route.State.OPEN)
                .add(CLASSES, RuleJson.texts(route.limits().orderedClasses()))
                .add(SYNTAXES, RuleJson.texts(route.limits().orderedSyntaxes()));
    }

    /** The route within the limits that stand beside it; closed if they cannot be understood to the last member. */
    static Route limited(Route route, Members json) {
        try {
            Members limits = json.object("limits");
            if (!KNOWN.containsAll(limits.names()) || json.flag("active")) {
                return route.in(Route.State.CLOSED);
            }
            RouteLimits only = new RouteLimits(
                    limits.texts(CLASSES, Function.identity()), limits.texts(SYNTAXES, Function.identity()));
            boolean open = limits.flag(OPEN);
            if (open && route.state() == Route.State.SHADOW) {
                return route.in(Route.State.CLOSED);
            }
            return route.taking(only).in(open ? Route.State.OPEN : route.state());
        } catch (MalformedMessageException | IllegalArgumentException e) {
            return route.in(Route.State.CLOSED);
        }
    }
}
