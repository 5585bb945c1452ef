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
 * What the entries of a bundle are called, and what they are once they are written (R4, Bundle, "Resolving
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

    /** Remembers what an entry is. */
    void is(Entry entry, String reference) {
        name(entry.fullUrl()).ifPresent(name -> written.put(name, reference));
    }

    /** What the entry of this name is; empty if there is none, or none yet. */
    Optional<String> reference(String name) {
        return Optional.ofNullable(written.get(name));
    }

    /** The one spelling of a name; empty for none. */
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

    /** What a text means in an entry: a relative reference begins where the entry's own address does. */
    String name(Entry from, String text) {
        boolean relative = text.indexOf(':') < 0 && here.read(text).is(Kind.HERE);
        return elsewhere(from.fullUrl())
                .filter(root -> relative)
                .map(root -> root + "/" + here.read(text).versionless())
                .or(() -> name(text))
                .orElse(text);
    }

    /** Refuses a relative reference that means a resource of another server: here the same id is somebody else. */
    void refuseOfAnother(Entry from, String text) {
        String name = name(from, text);
        if (text.indexOf(':') < 0 && name.indexOf(':') > 0) {
            throw FhirErrors.badRequest("Expected " + from.name()
                    + " to refer to an entry or to this server; by its fullUrl it refers to another server");
        }
    }

    /** The condition that a reference is. */
    Optional<String> condition(String text) {
        Written read = here.read(text);
        return read.is(Kind.CONDITION) ? Optional.of(read.text()) : Optional.empty();
    }

    /** Address of another server that a full URL begins with. */
    private Optional<String> elsewhere(@Nullable String fullUrl) {
        if (fullUrl == null || !here.read(fullUrl).is(Kind.ELSEWHERE)) {
            return Optional.empty();
        }
        Matcher restful = RESTFUL.matcher(fullUrl);
        return restful.matches() ? Optional.of(restful.group(1)) : Optional.empty();
    }
}
