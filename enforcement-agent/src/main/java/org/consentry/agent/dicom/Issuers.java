// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicom.Issuer.Contradictory;
import org.consentry.agent.dicom.Issuer.Known;
import org.consentry.agent.dicom.Issuer.Unknown;
import org.consentry.agent.dicom.dimse.Uids;
import org.jspecify.annotations.Nullable;

/**
 * Who issued a Patient ID, whatever form an object says it in: a local name in (0010,0021), an HL7 v2 hierarchic
 * designator there, or a universal id with its type in (0010,0024). What the site has not mapped and is no OID, UUID or
 * URI is not understood; it is never taken for ours.
 *
 * @param own who issued a Patient ID that names no issuer
 * @param names authorities by local name
 * @param universals authorities by universal id and type, as {@code hospital.example&DNS}
 */
public record Issuers(String own, Map<String, String> names, Map<String, String> universals) {
    private static final int QUALIFIERS_SEQUENCE = 0x00100024;
    private static final int LOCAL_NAMESPACE_ENTITY_ID = 0x00400031;
    private static final int UNIVERSAL_ENTITY_ID = 0x00400032;
    private static final int UNIVERSAL_ENTITY_ID_TYPE = 0x00400033;
    private static final String OID = "urn:oid:";
    private static final String UUID_URN = "urn:uuid:";
    private static final int DESIGNATOR_PARTS = 3;
    /** What is a URI where a local name might stand; a name may have a colon too. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)(urn|https?):.+");

    public Issuers {
        names = Map.copyOf(names);
        universals = Map.copyOf(universals);
    }

    /** Nothing is mapped. */
    public static Issuers of(String own) {
        return new Issuers(own, Map.of(), Map.of());
    }

    /**
     * Reads a list such as {@code MAINHOSP=urn:oid:2.999.1, &hospital.example&DNS=urn:oid:2.999.1}: a local name, or a
     * designator with an empty one, then the authority as the patient register names it.
     *
     * @throws IllegalArgumentException if it has another form, or maps one issuer twice
     */
    public static Issuers parsed(String own, String text) {
        Map<String, String> names = new HashMap<>();
        Map<String, String> universals = new HashMap<>();
        for (String entry : text.split(",", -1)) {
            String[] sides = entry.strip().split("=", 2);
            if (sides.length != 2
                    || sides[0].isBlank()
                    || !URI.create(sides[1].strip()).isAbsolute()) {
                throw new IllegalArgumentException("expected NAME=AUTHORITY or &ID&TYPE=AUTHORITY");
            }
            String[] parts = sides[0].strip().split("&", -1);
            boolean universal = parts.length == DESIGNATOR_PARTS && parts[0].isEmpty() && !parts[1].isEmpty();
            if (!universal && parts.length != 1) {
                throw new IllegalArgumentException("expected a local name or &ID&TYPE");
            }
            String before = universal
                    ? universals.put(key(parts[1], parts[2]), sides[1].strip())
                    : names.put(parts[0], sides[1].strip());
            if (before != null) {
                throw new IllegalArgumentException("an issuer is mapped twice");
            }
        }
        return new Issuers(own, names, universals);
    }

    /** Who issued the Patient ID of a data set, or of an item of Other Patient IDs; ours if it does not say. */
    Issuer of(Dataset dataset) {
        return named(dataset).orElseGet(() -> new Known(own));
    }

    /** The same; empty if it does not say. */
    Optional<Issuer> named(Dataset dataset) {
        List<Designator> said = new ArrayList<>();
        dataset.string(Tag.ISSUER_OF_PATIENT_ID).map(Designator::parsed).ifPresent(said::add);
        for (Dataset item : dataset.items(QUALIFIERS_SEQUENCE)) {
            Designator designator = new Designator(
                    item.string(LOCAL_NAMESPACE_ENTITY_ID).orElse(""),
                    item.string(UNIVERSAL_ENTITY_ID).orElse(""),
                    item.string(UNIVERSAL_ENTITY_ID_TYPE).orElse(""));
            if (!designator.isEmpty()) {
                said.add(designator);
            }
        }
        return said.isEmpty() ? Optional.empty() : Optional.of(resolved(said));
    }

    /** A universal id says who it is; a local name beside it need not be mapped, but must not say another. */
    private Issuer resolved(List<Designator> said) {
        TreeSet<String> authorities = new TreeSet<>();
        boolean isUniversal = said.stream().anyMatch(Designator::isUniversal);
        for (Designator each : said) {
            String byName = names.get(each.name());
            String byUniversal = universal(each);
            if ((each.isUniversal() && byUniversal == null)
                    || (!each.name().isEmpty() && byName == null && !isUniversal)) {
                return new Unknown();
            }
            Optional.ofNullable(byName).ifPresent(authorities::add);
            Optional.ofNullable(byUniversal).ifPresent(authorities::add);
        }
        return authorities.size() == 1 ? new Known(authorities.first()) : new Contradictory();
    }

    private @Nullable String universal(Designator designator) {
        String mapped = universals.get(key(designator.id(), designator.type()));
        if (mapped != null) {
            return mapped;
        }
        String id = designator.id();
        return switch (designator.type().toUpperCase(Locale.ROOT)) {
            case "ISO" -> Uids.isValid(id) ? OID + id : null;
            case "UUID" -> isUuid(id) ? UUID_URN + id.toLowerCase(Locale.ROOT) : null;
            case "URI" -> isAddress(id) ? id : null;
            default -> null;
        };
    }

    private static boolean isUuid(String id) {
        try {
            return UUID.fromString(id).toString().equalsIgnoreCase(id);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isAddress(String id) {
        try {
            return URI.create(id).isAbsolute();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String key(String id, String type) {
        return id.toLowerCase(Locale.ROOT) + "&" + type.toUpperCase(Locale.ROOT);
    }

    /** The parts of an HL7 v2 hierarchic designator: a local name, and a universal id with its type. */
    private record Designator(String name, String id, String type) {
        static Designator parsed(String text) {
            String[] parts = text.split("&", -1);
            if (parts.length == 1) {
                return plain(text);
            }
            // Another number of parts is no designator: a name that nobody can have mapped.
            return parts.length == DESIGNATOR_PARTS
                    ? new Designator(parts[0].strip(), parts[1].strip(), parts[2].strip())
                    : new Designator(text, "", "");
        }

        private static Designator plain(String text) {
            if (Uids.isValid(text)) {
                return new Designator("", text, "ISO");
            }
            return ADDRESS.matcher(text).matches() && isAddress(text)
                    ? new Designator("", text, "URI")
                    : new Designator(text, "", "");
        }

        boolean isEmpty() {
            return name.isEmpty() && !isUniversal();
        }

        boolean isUniversal() {
            return !id.isEmpty() || !type.isEmpty();
        }
    }
}
