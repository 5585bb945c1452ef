// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consentry.server.access.Caller.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What a token's SMART scopes (SMART App Launch 2, section 3) leave of what its role may do. A token without such
 * scopes leaves everything. A token with a scope that this server cannot enforce leaves nothing.
 *
 * @param limits whether the token has such scopes at all
 * @param granted the scopes this server can enforce
 * @param unknown the scopes it cannot enforce, such as one with a query
 */
public record Scopes(boolean limits, List<Scope> granted, List<String> unknown) {
    private static final Pattern SCOPE = Pattern.compile("(patient|user|system)/([A-Z][A-Za-z]*|\\*)\\.(c?r?u?d?s?)");
    private static final Pattern SMART = Pattern.compile("(patient|user|system)/.*");
    private static final Set<Kind> SYSTEMS = Set.of(Kind.AGENT, Kind.EXPORT_SYSTEM, Kind.REGISTRAR, Kind.SUBSCRIBER);
    private static final String ANY_TYPE = "*";

    /** Copies the lists. */
    public Scopes {
        granted = List.copyOf(granted);
        unknown = List.copyOf(unknown);
    }

    /**
     * One scope.
     *
     * @param level {@code patient}, {@code user} or {@code system}
     * @param type a type, or a star
     * @param actions letters of create, read, update, delete, search
     */
    public record Scope(String level, String type, String actions) {
        private boolean fits(Kind kind) {
            return switch (level) {
                case "patient" -> kind == Kind.PATIENT;
                case "system" -> SYSTEMS.contains(kind);
                default -> true;
            };
        }
    }

    /** No limits. */
    public static Scopes none() {
        return new Scopes(false, List.of(), List.of());
    }

    /** The SMART scopes among the scopes of a token. */
    static Scopes of(@Nullable String claim) {
        List<Scope> granted = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String text :
                claim == null ? List.<String>of() : List.of(claim.strip().split("\\s+", -1))) {
            Matcher scope = SCOPE.matcher(text);
            if (scope.matches() && !scope.group(3).isEmpty()) {
                granted.add(new Scope(scope.group(1), scope.group(2), scope.group(3)));
            } else if (SMART.matcher(text).matches()) {
                unknown.add(text);
            }
        }
        return new Scopes(!granted.isEmpty() || !unknown.isEmpty(), granted, unknown);
    }

    /**
     * Whether the scopes leave all these actions.
     *
     * @param type a type, or a star for the whole server
     * @param actions letters of create, read, update, delete, search
     */
    public boolean allow(Kind kind, String type, String actions) {
        if (!limits) {
            return true;
        }
        return unknown.isEmpty()
                && actions.chars()
                        .allMatch(action -> granted.stream()
                                .anyMatch(scope -> scope.fits(kind)
                                        && (ANY_TYPE.equals(scope.type()) || type.equals(scope.type()))
                                        && scope.actions().indexOf(action) >= 0));
    }

    /** Whether the scopes leave all these actions for each of these types. */
    public boolean allowAll(Kind kind, List<String> types, String actions) {
        return types.stream().allMatch(type -> allow(kind, type, actions));
    }

    /** The first scope that this server cannot enforce. */
    public Optional<String> firstUnknown() {
        return unknown.stream().findFirst();
    }
}
