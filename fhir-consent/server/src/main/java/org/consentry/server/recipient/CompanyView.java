// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.consentry.protocol.Json;
import org.consentry.protocol.StrictJson;
import org.consentry.server.access.Login;
import org.consentry.server.recipient.change.CompanyChange;
import org.consentry.server.recipient.change.CompanyChange.Kind;
import org.consentry.server.recipient.change.CompanyFacts;
import org.consentry.server.recipient.change.CompanyStore;
import org.consentry.server.recipient.change.FactFault;
import org.consentry.server.recipient.change.FactRules;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.Organization;

/** What staff read of the register: what is in force, what is drafted, and what waits for a second person. */
@Singleton
class CompanyView {
    /** Versions that are shown, the newest first. */
    private static final int VERSIONS = 50;

    private final Entries entries;
    private final CompanyStore changes;

    @Inject
    CompanyView(Entries entries, CompanyStore changes) {
        this.entries = entries;
        this.changes = changes;
    }

    /** All entries and all drafts of new ones, in the order of their ids. */
    JsonObject all(Login reader) {
        Map<String, JsonObjectBuilder> all = new TreeMap<>();
        entries.all().forEach(stored -> {
            Organization organization = entries.organization(stored);
            String slug = stored.key().id();
            JsonObjectBuilder one =
                    Json.createObjectBuilder().add("slug", slug).add("now", entry(stored, organization));
            if (!organization.getActive()) {
                changes.pause(slug).ifPresent(pause -> one.add("pause", change(pause, reader)));
            }
            all.put(slug, one);
        });
        for (CompanyChange open : changes.open()) {
            JsonObjectBuilder one = all.computeIfAbsent(
                    open.company(), slug -> Json.createObjectBuilder().add("slug", slug));
            one.add(open.kind() == Kind.FACTS ? "draft" : "resume", change(open, reader));
        }
        JsonArrayBuilder companies = Json.createArrayBuilder();
        all.values().forEach(companies::add);
        return Json.createObjectBuilder().add("companies", companies).build();
    }

    /** One of them with its versions; empty if there is neither an entry nor a draft. */
    Optional<JsonObject> one(String slug, Login reader, LocalDate latest) {
        Optional<StoredVersion> current = entries.current(slug);
        Optional<CompanyChange> draft = changes.open(slug, Kind.FACTS);
        if (current.isEmpty() && draft.isEmpty()) {
            return Optional.empty();
        }
        JsonObjectBuilder one = Json.createObjectBuilder().add("slug", slug);
        current.ifPresent(stored -> one.add("now", entry(stored, entries.organization(stored))));
        draft.ifPresent(open -> one.add(
                "draft",
                change(open, reader)
                        .add("stale", !entries.isBasedOn(open.base(), current))
                        .add("faults", faults(FactRules.ofEntry(facts(open), latest)))));
        current.filter(stored -> !entries.organization(stored).getActive())
                .flatMap(stored -> changes.pause(slug))
                .ifPresent(pause -> one.add("pause", change(pause, reader)));
        changes.open(slug, Kind.RESUME).ifPresent(open -> one.add("resume", change(open, reader)));
        return Optional.of(one.add("versions", versions(slug)).build());
    }

    /** The facts of a draft as they were saved last. */
    static CompanyFacts facts(CompanyChange draft) {
        return CompanyFacts.of(
                StrictJson.object(Optional.ofNullable(draft.facts()).orElse("{}"), "draft"));
    }

    static JsonArrayBuilder faults(List<FactFault> faults) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        faults.forEach(fault ->
                array.add(Json.createObjectBuilder().add("fact", fault.fact()).add("expected", fault.expected())));
        return array;
    }

    private JsonArrayBuilder versions(String slug) {
        Map<Integer, CompanyStore.Hands> hands = changes.hands(slug);
        JsonArrayBuilder versions = Json.createArrayBuilder();
        entries.versions(slug).limit(VERSIONS).forEach(stored -> {
            JsonObjectBuilder version = entry(stored, entries.organization(stored))
                    .add("at", stored.recordedAt().toString());
            Optional.ofNullable(hands.get(stored.version()))
                    .ifPresent(by -> version.add("cause", by.kind().name())
                            .add("writer", by.writer())
                            .add("second", by.second()));
            versions.add(version);
        });
        return versions;
    }

    private static JsonObjectBuilder entry(StoredVersion stored, Organization organization) {
        return Json.createObjectBuilder(FactsMapping.facts(organization).json())
                .add("version", stored.version())
                .add("active", organization.getActive());
    }

    private static JsonObjectBuilder change(CompanyChange open, Login reader) {
        JsonObjectBuilder change = Json.createObjectBuilder()
                .add("seen", open.last().id())
                .add("state", open.last().what().name())
                .add("writer", open.by().name())
                .add("mine", open.isOf(reader))
                .add("actor", open.last().by().name())
                .add("at", open.last().at().toString())
                .add("why", open.last().why());
        if (open.kind() == Kind.FACTS) {
            change.add("facts", facts(open).json());
        }
        return change;
    }
}
