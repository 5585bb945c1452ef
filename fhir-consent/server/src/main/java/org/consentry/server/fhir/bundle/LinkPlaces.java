// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.bundle;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * Finds where an entry's resource names other resources (R4, RESTful API, "Transaction Processing Rules"). These are
 * references, elements of type uri, url, oid and uuid, and links and images of narratives. Canonical names do not
 * count.
 */
final class LinkPlaces {
    private static final Set<String> LINKS = Set.of("href", "src");

    private LinkPlaces() {}

    /**
     * One place.
     *
     * @param isReference whether it is a Reference, which must lead somewhere
     * @param text the present text
     * @param change sets another text
     */
    record Place(boolean isReference, String text, Consumer<String> change) {}

    static List<Place> of(FhirContext fhir, Resource resource) {
        FhirTerser terser = fhir.newTerser();
        List<Place> places = new ArrayList<>();
        for (ResourceReferenceInfo each : terser.getAllResourceReferences(resource)) {
            IBaseReference reference = each.getResourceReference();
            String text = reference.getReferenceElement().getValue();
            if (text != null) {
                places.add(new Place(true, text, reference::setReference));
            }
        }
        for (UriType uri : terser.getAllPopulatedChildElementsOfType(resource, UriType.class)) {
            if (!(uri instanceof CanonicalType) && uri.hasValue()) {
                places.add(new Place(false, uri.getValue(), uri::setValue));
            }
        }
        terser.getAllPopulatedChildElementsOfType(resource, Narrative.class)
                .forEach(narrative -> links(narrative.getDiv(), places));
        return places;
    }

    private static void links(XhtmlNode node, List<Place> places) {
        for (Map.Entry<String, String> attribute : node.getAttributes().entrySet()) {
            if (LINKS.contains(attribute.getKey())) {
                places.add(new Place(false, attribute.getValue(), attribute::setValue));
            }
        }
        node.getChildNodes().forEach(child -> links(child, places));
    }
}
