// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.reference;

import java.util.List;
import java.util.regex.Pattern;
import org.consentry.server.fhir.reference.ServerAddress.Address;
import org.consentry.server.fhir.reference.Written.Kind;
import org.consentry.server.storage.ResourceKey;
import org.hl7.fhir.r4.model.ResourceType;

/**
 * Reads references. Afterwards a resource of this server has one spelling, in whatever way it was written. A reference
 * to another server stays one.
 */
public final class Here {
    private static final Pattern NAME = Pattern.compile("(?i)urn:[a-z0-9][a-z0-9-]{0,31}:\\S+");
    private static final Pattern WEB = Pattern.compile("(?i)https?://\\S+");
    private static final Pattern OTHER_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");
    private static final Pattern LOCAL =
            Pattern.compile("([A-Z][A-Za-z]+)/[A-Za-z0-9.-]{1,64}(/_history/[A-Za-z0-9.-]{1,64})?");
    private static final Pattern CONDITION = Pattern.compile("([A-Z][A-Za-z]+)\\?\\S.*");

    private final List<Address> own;

    Here(List<Address> own) {
        this.own = List.copyOf(own);
    }

    /** Reads a text as a reference. */
    public Written read(String text) {
        if (text.startsWith("#")) {
            return new Written(Kind.CONTAINED, text);
        }
        if (NAME.matcher(text).matches()) {
            return new Written(Kind.NAME, text);
        }
        if (WEB.matcher(text).matches()) {
            return web(text);
        }
        if (OTHER_SCHEME.matcher(text).matches()) {
            return new Written(Kind.ELSEWHERE, text);
        }
        return ResourceKey.isId(text) ? new Written(Kind.ID, text) : relative(text, text);
    }

    private Written web(String text) {
        Address address = Address.of(text);
        List<Address> sameHost =
                own.stream().filter(base -> base.host().equals(address.host())).toList();
        for (Address base : sameHost) {
            if (address.path().startsWith(base.path() + "/")) {
                return relative(address.path().substring(base.path().length() + 1), text);
            }
        }
        // An address with escapes might be one of ours that is not recognized.
        boolean hidden = !sameHost.isEmpty() && text.indexOf('%') >= 0;
        return new Written(hidden ? Kind.UNKNOWN : Kind.ELSEWHERE, text);
    }

    private static Written relative(String path, String text) {
        var local = LOCAL.matcher(path);
        if (local.matches() && isType(local.group(1))) {
            return new Written(Kind.HERE, path);
        }
        var condition = CONDITION.matcher(path);
        return condition.matches() && isType(condition.group(1))
                ? new Written(Kind.CONDITION, path)
                : new Written(Kind.UNKNOWN, text);
    }

    private static boolean isType(String name) {
        for (ResourceType type : ResourceType.values()) {
            if (type.name().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
