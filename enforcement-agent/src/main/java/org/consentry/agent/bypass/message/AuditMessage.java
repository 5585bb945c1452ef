// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.bypass.message;

import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.consentry.protocol.MalformedMessageException;

/**
 * A DICOM audit message, PS3.15 section A.5.1, as far as it says what went where.
 *
 * @param event code of the event, of DCM
 * @param at when it happened
 * @param outcome 0 success, 4 minor failure, 8 serious failure, 12 major failure
 * @param source what writes the audit
 * @param participants who took part
 * @param objects what it was about
 */
record AuditMessage(
        String event, Instant at, String outcome, String source, List<Participant> participants, List<Thing> objects) {
    private static final XMLInputFactory XML = factory();

    /**
     * Somebody who took part.
     *
     * @param id its user id
     * @param other its other id, such as {@code AETITLES=LAB}
     * @param host its address; empty if it is not told
     * @param role code of its role, of DCM; empty if it has none
     */
    record Participant(String id, String other, String host, String role) {}

    /**
     * What it was about.
     *
     * @param id its id
     * @param type 1 a person, 2 a system object
     * @param kind code of the kind of id
     * @param instances how many objects of a study; 0 if it is not told
     */
    record Thing(String id, String type, String kind, int instances) {}

    /**
     * Reads one; empty if the text holds no such message.
     *
     * @throws MalformedMessageException if it holds one that cannot be read
     */
    static Optional<AuditMessage> read(String syslog) {
        int start = syslog.indexOf("<AuditMessage");
        int declared = syslog.indexOf("<?xml");
        if (start < 0) {
            return Optional.empty();
        }
        String xml = syslog.substring(declared >= 0 && declared < start ? declared : start);
        try {
            return Optional.of(parsed(XML.createXMLStreamReader(new StringReader(xml))));
        } catch (XMLStreamException | DateTimeException e) {
            throw new MalformedMessageException("expected an audit message of PS3.15 A.5, found another text");
        }
    }

    private static AuditMessage parsed(XMLStreamReader xml) throws XMLStreamException {
        Parts parts = new Parts();
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> {
                    depth++;
                    parts.begin(xml);
                }
                case XMLStreamReader.END_ELEMENT -> {
                    depth--;
                    parts.end(xml.getLocalName());
                    if (depth == 0) {
                        return parts.message();
                    }
                }
                case XMLStreamReader.DTD -> throw new XMLStreamException("a document type");
                default -> {}
            }
        }
        throw new XMLStreamException("no end");
    }

    /** What was read so far. */
    private static final class Parts {
        private final List<Participant> participants = new ArrayList<>();
        private final List<Thing> objects = new ArrayList<>();
        private String event = "";
        private String at = "";
        private String outcome = "";
        private String source = "";
        private Participant participant = new Participant("", "", "", "");
        private Thing object = new Thing("", "", "", 0);

        void begin(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                case "EventIdentification" -> {
                    at = text(xml, "EventDateTime");
                    outcome = text(xml, "EventOutcomeIndicator");
                }
                case "EventID" -> event = code(xml);
                case "AuditSourceIdentification" -> source = text(xml, "AuditSourceID");
                case "ActiveParticipant" ->
                    participant = new Participant(
                            text(xml, "UserID"), text(xml, "AlternativeUserID"), text(xml, "NetworkAccessPointID"), "");
                case "RoleIDCode" ->
                    participant = new Participant(participant.id(), participant.other(), participant.host(), code(xml));
                case "ParticipantObjectIdentification" ->
                    object = new Thing(text(xml, "ParticipantObjectID"), text(xml, "ParticipantObjectTypeCode"), "", 0);
                case "ParticipantObjectIDTypeCode" ->
                    object = new Thing(object.id(), object.type(), code(xml), object.instances());
                case "SOPClass" ->
                    object = new Thing(
                            object.id(),
                            object.type(),
                            object.kind(),
                            object.instances() + number(text(xml, "NumberOfInstances")));
                default -> {}
            }
        }

        void end(String element) {
            if (element.equals("ActiveParticipant")) {
                participants.add(participant);
            } else if (element.equals("ParticipantObjectIdentification")) {
                objects.add(object);
            }
        }

        AuditMessage message() {
            return new AuditMessage(
                    event,
                    OffsetDateTime.parse(at).toInstant(),
                    outcome,
                    source,
                    List.copyOf(participants),
                    List.copyOf(objects));
        }

        /** DICOM calls it {@code csd-code}, RFC 3881 before it {@code code}. */
        private static String code(XMLStreamReader xml) {
            String dicom = text(xml, "csd-code");
            return dicom.isEmpty() ? text(xml, "code") : dicom;
        }

        private static String text(XMLStreamReader xml, String name) {
            String value = xml.getAttributeValue(null, name);
            return value == null ? "" : value.strip();
        }

        private static int number(String text) {
            return text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : 0;
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Names no patient. */
    @Override
    public String toString() {
        return "AuditMessage[" + event + "]";
    }
}
