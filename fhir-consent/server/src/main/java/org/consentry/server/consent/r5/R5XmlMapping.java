// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.r5;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.StringReader;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.body.FhirJson;
import org.hl7.fhir.r5.model.Consent;

/**
 * Reads an R5 Consent in XML as the same Consent in JSON. It walks the text once before any FHIR parser sees it. It
 * refuses a document type, and with it every entity. It refuses other vocabularies, and nesting deeper than any
 * resource has.
 */
final class R5XmlMapping {
    private static final String FHIR = "http://hl7.org/fhir";
    private static final Set<String> VOCABULARIES = Set.of(FHIR, "http://www.w3.org/1999/xhtml");

    private final FhirContext r5 = FhirContext.forR5();

    /** The JSON text. An element that R5 does not have is complained about by name. */
    String json(String xml, Complaints complaints) {
        walk(xml);
        IParser reader = r5.newXmlParser();
        reader.setParserErrorHandler(new NamedErrors(complaints));
        try {
            Consent consent = reader.parseResource(Consent.class, xml);
            return r5.newJsonParser().setStripVersionsFromReferences(false).encodeResourceToString(consent);
        } catch (DataFormatException otherForm) {
            complaints.add("Consent", "a Consent of R5", "an element of another form");
            complaints.refuse();
            throw otherForm;
        }
    }

    private static void walk(String xml) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
            int depth = 0;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw FhirErrors.badRequest("Expected XML without a document type and without entities");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    begin(reader, ++depth);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
            }
        } catch (XMLStreamException malformed) {
            throw FhirErrors.badRequest("Expected one well-formed XML document");
        }
    }

    private static void begin(XMLStreamReader reader, int depth) {
        boolean known = reader.getNamespaceURI() != null && VOCABULARIES.contains(reader.getNamespaceURI());
        boolean first = depth > 1 || (FHIR.equals(reader.getNamespaceURI()) && "Consent".equals(reader.getLocalName()));
        if (!known || !first) {
            throw FhirErrors.badRequest("Expected a Consent of R5 as XML, in the namespace " + FHIR);
        }
        if (depth > FhirJson.DEEPEST) {
            throw FhirErrors.badRequest("Expected XML of at most " + FhirJson.DEEPEST + " levels");
        }
    }

    /** Complains about elements that are not of R5 by name. Every other error ends the reading. */
    private static final class NamedErrors extends StrictErrorHandler {
        private final Complaints complaints;

        NamedErrors(Complaints complaints) {
            this.complaints = complaints;
        }

        @Override
        public void unknownElement(IParseLocation location, String name) {
            complaints.add(at(location) + name, "an element of Consent in R5", "another");
        }

        @Override
        public void unknownAttribute(IParseLocation location, String name) {
            complaints.add(at(location) + name, "an attribute of Consent in R5", "another");
        }

        /** An invalid value is read as text, and marked if R4 has no such value. */
        @Override
        public void invalidValue(IParseLocation location, String value, String error) {
            // Nothing is lost here.
        }

        @Override
        public void unexpectedRepeatingElement(IParseLocation location, String name) {
            throw FhirErrors.badRequest("Expected " + at(location) + name + " once, found it twice; nothing was saved");
        }

        private static String at(IParseLocation location) {
            String parent = location == null ? null : location.getParentElementName();
            return parent == null ? "Consent." : parent + ".";
        }
    }
}
