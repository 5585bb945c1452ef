// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.accounting;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.policy.Purpose;
import org.consentry.protocol.Json;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.StoredVersion;

/**
 * Gives the names people use for what an accounting's lines point to: addresses of recipients, descriptions of scans,
 * purposes.
 */
@Singleton
public class AccountingNames {
    private static final Map<String, String> PURPOSES = Map.of(
            "MLTRAINING", "Training of AI models",
            "SYSDEV", "Building and testing systems",
            "HRESCH", "Health research",
            "TREAT", "Treatment",
            "TREATDS", "Decision support in treatment",
            "HPAYMT", "Payment",
            "PMTDS", "Decision support in payment",
            "HOPERAT", "Health care operations",
            "PUBHLTH", "Public health",
            "PATRQT", "Request of the patient");

    private final ResourceStore store;

    /** Takes the store of resources. */
    @Inject
    public AccountingNames(ResourceStore store) {
        this.store = store;
    }

    /** Begins one answer, in which each thing is looked up once. */
    Session session() {
        return new Session(store::read);
    }

    /** A brief statement of a purpose, or its code if there is no statement. */
    static String purpose(Purpose purpose) {
        return PURPOSES.getOrDefault(purpose.code(), purpose.code());
    }

    /** Names for one answer. Not thread-safe. */
    static final class Session {
        private final Map<String, String> found = new HashMap<>();
        private final Function<ResourceKey, Optional<StoredVersion>> store;

        /** Takes the function that reads a resource. */
        Session(Function<ResourceKey, Optional<StoredVersion>> store) {
            this.store = store;
        }

        /** The recipient's present address; empty if unknown. */
        String address(String organization) {
            return text("Organization", organization, AccountingNames::address);
        }

        /** The kind of scan, such as {@code Chest CT (CT)}; empty if the scan is unknown here. */
        String scan(String study) {
            return text("ImagingStudy", study, AccountingNames::scan);
        }

        private String text(String type, String id, Function<JsonObject, String> reading) {
            return found.computeIfAbsent(
                    type + "/" + id, key -> body(type, id).map(reading).orElse(""));
        }

        private Optional<JsonObject> body(String type, String id) {
            return ResourceKey.isId(id)
                    ? store.apply(new ResourceKey(type, id))
                            .map(StoredVersion::body)
                            .map(AccountingNames::json)
                    : Optional.empty();
        }
    }

    private static JsonObject json(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }

    private static String address(JsonObject organization) {
        return objects(organization, "address")
                .findFirst()
                .map(address -> Stream.concat(
                                texts(address, "line"),
                                Stream.of("city", "state", "postalCode", "country")
                                        .map(part -> address.getString(part, "")))
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining(", ")))
                .orElse("");
    }

    private static String scan(JsonObject study) {
        String modalities = objects(study, "modality")
                .map(coding -> coding.getString("code", ""))
                .collect(Collectors.joining(" "));
        String description = study.getString("description", "");
        return (description + (modalities.isEmpty() ? "" : " (" + modalities + ")")).strip();
    }

    private static Stream<JsonObject> objects(JsonObject parent, String name) {
        return values(parent, name).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject);
    }

    private static Stream<String> texts(JsonObject parent, String name) {
        return values(parent, name).stream()
                .filter(JsonString.class::isInstance)
                .map(text -> ((JsonString) text).getString());
    }

    private static List<JsonValue> values(JsonObject parent, String name) {
        return parent.containsKey(name) ? parent.getJsonArray(name) : List.of();
    }
}
