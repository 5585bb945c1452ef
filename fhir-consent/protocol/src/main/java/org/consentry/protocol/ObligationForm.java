// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.consentry.protocol.Json.createArrayBuilder;
import static org.consentry.protocol.Json.createObjectBuilder;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Set;
import java.util.TreeSet;
import org.consentry.policy.Obligation;
import org.consentry.policy.Permit;

/**
 * How obligations are written into an answer, which the asker chooses by its question's context: as codes, or as
 * objects of the AuthZEN Obligations Extension, draft 1 of 2026-10-06.
 */
public enum ObligationForm {
    /** Codes, duties and refrains in a list each, both always there. */
    CODES {
        @Override
        Set<Obligation> supported(Members context) {
            return context.optionalTexts(SUPPORTED, Obligation::new);
        }

        @Override
        void add(JsonObjectBuilder context, Set<Obligation> all, String of) {
            context.add(EXTENSION, codes(all, false)).add("refrains", codes(all, true));
        }
    },

    /**
     * Objects with id, type and properties, and none where nothing is demanded. All are of the type {@code custom}: the
     * registry of types has none for a code of ours.
     */
    OBJECTS {
        // Of the types that an asker lists, those count that are advertised; what it can do of them it says besides.
        @Override
        Set<Obligation> supported(Members context) {
            return context.optionalTexts(SUPPORTED, type -> type).contains(CUSTOM)
                    ? context.optionalTexts("supported_custom_obligations", Obligation::new)
                    : Set.of();
        }

        @Override
        void add(JsonObjectBuilder context, Set<Obligation> all, String of) {
            if (!all.isEmpty()) {
                JsonArrayBuilder objects = createArrayBuilder();
                new TreeSet<>(all).forEach(each -> objects.add(object(each, of)));
                context.add(EXTENSION, objects);
            }
        }
    };

    private static final String EXTENSION = "obligations";
    private static final String SUPPORTED = "supported_obligations";
    private static final String CUSTOM = "custom";

    /** The form that a question's context asks for: objects if it opts in to the extension. */
    static ObligationForm of(Members context) {
        return context.optionalTexts("supported_mandatory_extensions", name -> name)
                        .contains(EXTENSION)
                ? OBJECTS
                : CODES;
    }

    /** The obligations that a question's context says the asker can fulfill. */
    abstract Set<Obligation> supported(Members context);

    /**
     * Adds what is demanded to an answer's context.
     *
     * @param of the result of a search that it is demanded of, to tell its objects from others; empty in any other
     *     answer
     */
    abstract void add(JsonObjectBuilder context, Set<Obligation> all, String of);

    /** The context of one result of a search; without members if nothing is said there. */
    JsonObjectBuilder ofResult(Permit permit, String candidate) {
        JsonObjectBuilder context = createObjectBuilder();
        if (this == OBJECTS) {
            add(context, permit.obligations(), candidate);
        }
        return context;
    }

    /** Adds to a decision point's metadata that it writes objects for who asks for them. */
    public static JsonObjectBuilder advertise(JsonObjectBuilder metadata) {
        return metadata.add("capabilities", createArrayBuilder().add("urn:openid:authzen:capability:obligations"))
                .add(SUPPORTED, createArrayBuilder().add(CUSTOM));
    }

    private static JsonObjectBuilder object(Obligation obligation, String of) {
        return createObjectBuilder()
                .add("id", of.isEmpty() ? obligation.code() : obligation.code() + "/" + of)
                .add("type", CUSTOM)
                .add(
                        "properties",
                        createObjectBuilder()
                                .add("vendor", "consentry")
                                .add("kind", obligation.isRefrain() ? "refrain" : "obligation")
                                .add("code", obligation.code()));
    }

    private static JsonArrayBuilder codes(Set<Obligation> obligations, boolean refrains) {
        JsonArrayBuilder codes = createArrayBuilder();
        new TreeSet<>(obligations)
                .stream()
                        .filter(each -> each.isRefrain() == refrains)
                        .map(Obligation::code)
                        .forEach(codes::add);
        return codes;
    }
}
