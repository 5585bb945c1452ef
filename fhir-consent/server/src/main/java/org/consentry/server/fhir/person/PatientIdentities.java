// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.person;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.consentry.policy.PatientId;
import org.consentry.protocol.Json;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/** Knows a Patient's number in the hospital, by which agents know the patient. */
@Singleton
public class PatientIdentities {
    private final ResourceStore store;

    /** Takes the store. */
    @Inject
    public PatientIdentities(ResourceStore store) {
        this.store = store;
    }

    /** The number of the Patient with this logical id; empty if there is no such Patient. */
    public Optional<PatientId> of(String logicalId) {
        return store.read(new ResourceKey("Patient", logicalId)).map(PatientIdentities::number);
    }

    /** The numbers of these Patients, by logical id. */
    public Map<String, PatientId> of(Collection<StoredVersion> patients) {
        return patients.stream().collect(Collectors.toMap(stored -> stored.key().id(), PatientIdentities::number));
    }

    /** The first identifier. It is read without building the whole resource, since exports ask for thousands. */
    private static PatientId number(StoredVersion patient) {
        try (JsonReader reader = Json.createReader(new StringReader(patient.body()))) {
            JsonArray identifiers = reader.readObject().getJsonArray("identifier");
            JsonObject first = identifiers == null ? JsonValue.EMPTY_JSON_OBJECT : identifiers.getJsonObject(0);
            return new PatientId(first.getString("system", null), first.getString("value", null));
        }
    }

    /** The logical id in a literal reference to a Patient; empty for any other reference. */
    public static Optional<String> logicalId(Reference reference) {
        IdType id = new IdType(reference.getReference());
        boolean literal = "Patient".equals(id.getResourceType())
                && !id.hasBaseUrl()
                && id.getIdPart() != null
                && ResourceKey.isId(id.getIdPart());
        return literal ? Optional.of(id.getIdPart()) : Optional.empty();
    }
}
