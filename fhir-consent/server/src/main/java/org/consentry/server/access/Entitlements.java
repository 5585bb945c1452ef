// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.server.access.Caller.Kind;

/**
 * Says whether a caller's role and scopes allow sending a body to an address at all. The server asks before it reads a
 * byte of the body, so that nobody without a role makes it work. {@link FhirRules} and the doors check again, more
 * closely.
 */
public final class Entitlements {
    private static final String SEARCH = "_search";

    private Entitlements() {}

    /**
     * A refusal.
     *
     * @param text what was expected
     * @param scope whether the scopes are too few, not the role
     */
    public record Refusal(String text, boolean scope) {}

    /**
     * Why this request may not come in. Empty if it may, and also for an unknown address, which is refused elsewhere.
     *
     * @param put whether the method is PUT, not POST
     * @param path behind the base, without the query
     */
    public static Optional<Refusal> refusal(Caller caller, boolean put, String path) {
        if (caller.kind() == Kind.STRANGER || caller.kind() == Kind.ANONYMOUS) {
            return Optional.of(new Refusal("Expected a role that may write or ask here, found none", false));
        }
        Optional<String> unknown = caller.scopes().firstUnknown();
        if (unknown.isPresent()) {
            return Optional.of(new Refusal(ScopeRules.withoutQuery(unknown.get()), true));
        }
        List<String> parts =
                Stream.of(path.split("/", -1)).filter(part -> !part.isEmpty()).toList();
        if (parts.isEmpty()) {
            return caller.isProxy()
                    ? Optional.of(new Refusal("Expected single requests of a proxy, found a bundle", false))
                    : Optional.empty();
        }
        String last = parts.get(parts.size() - 1);
        return last.startsWith("$")
                ? ofOperation(caller, last, parts.size() == 1 ? OperationAccess.SERVER : parts.get(0))
                : ofType(caller, put, parts.get(0), SEARCH.equals(last));
    }

    private static Optional<Refusal> ofOperation(Caller caller, String name, String type) {
        List<OperationAccess> known = OperationAccess.all().stream()
                .filter(access -> access.name().equals(name) && access.type().equals(type))
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        if (known.stream().noneMatch(access -> access.isOpenTo(caller))) {
            return Optional.of(new Refusal("Expected a role that may call " + name, false));
        }
        return scoped(caller, OperationAccess.SERVER.equals(type) ? "*" : type, "cu");
    }

    private static Optional<Refusal> ofType(Caller caller, boolean put, String type, boolean search) {
        Optional<TypeAccess> known = TypeAccess.of(type);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        TypeAccess access = known.get();
        boolean may = search ? access.readableBy(caller) : access.writableBy(caller);
        if (!may) {
            return Optional.of(
                    new Refusal("Expected a role that may " + (search ? "search " : "write ") + type, false));
        }
        if (search && access.isPublic()) {
            return Optional.empty();
        }
        return scoped(caller, type, search ? "s" : put ? "u" : "c");
    }

    private static Optional<Refusal> scoped(Caller caller, String type, String actions) {
        return caller.scopes().allow(caller.kind(), type, actions)
                ? Optional.empty()
                : Optional.of(new Refusal(ScopeRules.needed(type, actions), true));
    }
}
