// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.consentry.server.storage.IndexEntry;
import org.consentry.server.storage.ResourceKey;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Computes the search values of R4's elements. A parameter finds only the elements that it is defined for. */
final class Values {
    /** Ending of a parameter's name, for the identifier in a reference in place of its target. */
    static final String IDENTIFIER = ":identifier";

    private Values() {}

    static List<IndexEntry> tokens(String name, IBase value) {
        if (value instanceof Identifier identifier) {
            return token(name, identifier.getSystem(), identifier.getValue());
        }
        if (value instanceof Coding coding) {
            return token(name, coding.getSystem(), coding.getCode());
        }
        if (value instanceof CodeableConcept concept) {
            return concept.getCoding().stream()
                    .flatMap(coding -> token(name, coding.getSystem(), coding.getCode()).stream())
                    .toList();
        }
        if (value instanceof ContactPoint contact) {
            return token(name, null, contact.getValue());
        }
        if (value instanceof Enumeration<?> code) {
            return token(name, code.getSystem(), code.getValueAsString());
        }
        return value instanceof PrimitiveType<?> primitive
                ? token(name, null, primitive.getValueAsString())
                : List.of();
    }

    static List<IndexEntry> references(String name, IBase value) {
        if (value instanceof Reference reference) {
            List<IndexEntry> all = new ArrayList<>(tokens(name + IDENTIFIER, reference.getIdentifier()));
            if (reference.hasReference()) {
                all.add(reference(name, reference.getReference()));
            }
            return all;
        }
        return uris(name, value);
    }

    static List<IndexEntry> uris(String name, IBase value) {
        return value instanceof PrimitiveType<?> uri && uri.hasValue()
                ? List.of(IndexEntry.uri(name, uri.getValueAsString()))
                : List.of();
    }

    static List<IndexEntry> texts(String name, IBase value) {
        return parts(value)
                .filter(text -> text != null && !text.isBlank())
                .distinct()
                .map(text -> IndexEntry.text(name, text))
                .toList();
    }

    private static Stream<@Nullable String> parts(IBase value) {
        if (value instanceof HumanName name) {
            return names(name);
        }
        if (value instanceof Address address) {
            return Stream.concat(
                    address.getLine().stream().map(StringType::getValue),
                    Stream.of(
                            address.getText(),
                            address.getCity(),
                            address.getDistrict(),
                            address.getState(),
                            address.getPostalCode(),
                            address.getCountry()));
        }
        return value instanceof PrimitiveType<?> text ? Stream.of(text.getValueAsString()) : Stream.empty();
    }

    private static Stream<@Nullable String> names(HumanName name) {
        List<@Nullable String> all = new ArrayList<>();
        name.getGiven().forEach(given -> all.add(given.getValue()));
        all.add(name.getFamily());
        // As people write it, so that the whole name finds its owner as well.
        all.add(String.join(" ", all.stream().filter(part -> part != null).toList()));
        all.add(name.getText());
        name.getPrefix().forEach(prefix -> all.add(prefix.getValue()));
        name.getSuffix().forEach(suffix -> all.add(suffix.getValue()));
        return all.stream();
    }

    private static List<IndexEntry> token(String name, @Nullable String system, @Nullable String value) {
        return value == null || value.isBlank() ? List.of() : List.of(IndexEntry.token(name, system, value));
    }

    private static IndexEntry reference(String name, String text) {
        IdType id = new IdType(text);
        boolean literal =
                id.hasResourceType() && !id.hasBaseUrl() && id.getIdPart() != null && ResourceKey.isId(id.getIdPart());
        return literal
                ? IndexEntry.reference(name, new ResourceKey(id.getResourceType(), id.getIdPart()))
                : IndexEntry.uri(name, text);
    }
}
