// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.number;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.server.audit.sharing.SharingStore;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.consentry.server.storage.SpokenNumber;
import org.consentry.server.storage.StoredVersion;

/**
 * Finds what has a number, by one look into an index each: all that share it, since the numbers of lines, choices and
 * requests are not unique. What is in no patient's compartment has no number.
 */
@Singleton
public class NumberedThings {
    private final SharingStore lines;
    private final ResourceStore store;

    /** Takes the stores. */
    @Inject
    public NumberedThings(SharingStore lines, ResourceStore store) {
        this.lines = lines;
        this.store = store;
    }

    /** All that have this number; empty if nothing has it. A choice without a version is the current one. */
    List<Numbered> find(SpokenNumber number) {
        return switch (number.kind()) {
            case LINE ->
                lines.numbered(number.symbols()).stream()
                        .map(line -> new Numbered(number, "AuditEvent", "AuditEvent/" + line.event(), line.patient()))
                        .toList();
            case CHOICE ->
                store.consentsNumbered(number.symbols()).stream()
                        .flatMap(id -> choice(new ResourceKey("Consent", id), number.version()).stream())
                        .flatMap(version -> choice(version).stream())
                        .toList();
            case REQUEST ->
                store.tasksNumbered(number.symbols()).stream()
                        .flatMap(id -> store.read(new ResourceKey("Task", id)).stream())
                        .flatMap(task -> numbered(number, task))
                        .toList();
            case QUESTION -> questions(number).toList();
        };
    }

    private Optional<StoredVersion> choice(ResourceKey key, int version) {
        return version == 0 ? store.read(key) : store.version(key, version);
    }

    private static Optional<Numbered> choice(StoredVersion choice) {
        ResourceKey key = choice.key();
        return Optional.ofNullable(choice.patient())
                .map(patient -> new Numbered(
                        SpokenNumber.ofChoice(key.id(), choice.version()),
                        key.type(),
                        key.reference() + "/_history/" + choice.version(),
                        patient));
    }

    private static Stream<Numbered> numbered(SpokenNumber number, StoredVersion thing) {
        ResourceKey key = thing.key();
        return Stream.ofNullable(thing.patient())
                .map(patient -> new Numbered(number, key.type(), key.reference(), patient));
    }

    private Stream<Numbered> questions(SpokenNumber number) {
        List<Criterion.Term> term = List.of(new Criterion.Term(SpokenNumber.QUESTIONS, number.text()));
        SearchSpec spec = SearchSpec.of("Communication").with(new Criterion.AnyOf("identifier", term));
        return store.search(spec).rows().stream().flatMap(question -> numbered(number, question));
    }
}
