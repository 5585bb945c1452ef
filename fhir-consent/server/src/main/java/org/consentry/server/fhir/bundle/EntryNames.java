// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.bundle;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.reference.Here;
import org.consentry.server.fhir.reference.Written;
import org.consentry.server.fhir.reference.Written.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Knows the names of a bundle's entries, and the resources they become once they are written (R4, Bundle, "Resolving
 * references").
 */
final class EntryNames {
    private static final Pattern RESTFUL =
            Pattern.compile("(https?://.+?)/[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}(?:/_history/[^/]+)?");
    private static final Pattern VERSION = Pattern.compile("/_history/[^/]+$");

    private final Here here;
    private final Map<String, String> written = new HashMap<>();

    EntryNames(Here here) {
        this.here = here;
    }

    /** Remembers the resource that an entry has become. */
    void is(Entry entry, String reference) {
        name(entry.fullUrl()).ifPresent(name -> written.put(name, reference));
    }

    /** The resource of the entry with this name; empty if there is none, or none yet. */
    Optional<String> reference(String name) {
        return Optional.ofNullable(written.get(name));
    }

    /** The normal spelling of a name; empty without a name. */
    Optional<String> name(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        Written read = here.read(text);
        return Optional.of(
                switch (read.kind()) {
                    case HERE -> read.versionless();
                    case NAME -> text.toLowerCase(Locale.ROOT);
                    case ELSEWHERE -> VERSION.matcher(text).replaceFirst("");
                    case ID, CONDITION, CONTAINED, UNKNOWN -> text;
                });
    }

    /** The meaning of a text in an entry. A relative reference begins where the entry's own address does. */
    String name(Entry from, String text) {
        boolean relative = text.indexOf(':') < 0 && here.read(text).is(Kind.HERE);
        return elsewhere(from.fullUrl())
                .filter(root -> relative)
                .map(root -> root + "/" + here.read(text).versionless())
                .or(() -> name(text))
                .orElse(text);
    }

    /** Refuses a relative reference to a resource of another server, since the same id here is another resource. */
    void refuseOfAnother(Entry from, String text) {
        String name = name(from, text);
        if (text.indexOf(':') < 0 && name.indexOf(':') > 0) {
            throw FhirErrors.badRequest("Expected " + from.name()
                    + " to refer to an entry or to this server; by its fullUrl it refers to another server");
        }
    }

    /** The condition in a conditional reference. */
    Optional<String> condition(String text) {
        Written read = here.read(text);
        return read.is(Kind.CONDITION) ? Optional.of(read.text()) : Optional.empty();
    }

    /** The address of another server at the beginning of a full URL. */
    private Optional<String> elsewhere(@Nullable String fullUrl) {
        if (fullUrl == null || !here.read(fullUrl).is(Kind.ELSEWHERE)) {
            return Optional.empty();
        }
        Matcher restful = RESTFUL.matcher(fullUrl);
        return restful.matches() ? Optional.of(restful.group(1)) : Optional.empty();
    }
}
