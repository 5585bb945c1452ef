// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.bypass.message;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.agent.bypass.Destination;
import org.consentry.agent.bypass.Sighted;
import org.consentry.policy.StudyUid;
import org.jspecify.annotations.Nullable;

/**
 * What an audit message says went to whom: of <i>DICOM Instances Transferred</i> (DCM 110104) and <i>Export</i> (DCM
 * 110106), one for each study and destination. Other messages say nothing of the kind.
 */
final class Transfers {
    private static final Set<String> EVENTS = Set.of("110104", "110106");
    private static final String DESTINATION = "110152";
    private static final String MEDIA = "110154";
    private static final String STUDY = "110180";
    private static final String PERSON = "1";
    private static final String SYSTEM_OBJECT = "2";
    private static final String TITLES = "AETITLES=";
    private static final String SUCCESS = "0";

    private Transfers() {}

    /** Whether it says that all of it arrived. */
    static boolean arrived(AuditMessage message) {
        return message.outcome().equals(SUCCESS);
    }

    static List<Sighted> of(AuditMessage message) {
        if (!EVENTS.contains(message.event())) {
            return List.of();
        }
        List<Destination> destinations = message.participants().stream()
                .filter(who -> who.role().equals(DESTINATION) || who.role().equals(MEDIA))
                .map(Transfers::destination)
                .distinct()
                .toList();
        // An export that names no destination has left all the same.
        List<Destination> known = destinations.isEmpty() ? List.of(new Destination("", "", 0)) : destinations;
        String patient = patient(message);
        return studies(message)
                .flatMap(study -> known.stream()
                        .map(to -> new Sighted(message.at(), uid(study.id()), patient, to, study.instances())))
                .toList();
    }

    /** The studies; one without a UID if the message names none. */
    private static Stream<AuditMessage.Thing> studies(AuditMessage message) {
        List<AuditMessage.Thing> named = message.objects().stream()
                .filter(thing ->
                        thing.kind().equals(STUDY) || (thing.type().equals(SYSTEM_OBJECT) && uid(thing.id()) != null))
                .toList();
        return named.isEmpty() ? Stream.of(new AuditMessage.Thing("", "", "", 0)) : named.stream();
    }

    private static Destination destination(AuditMessage.Participant who) {
        String other = who.other();
        int at = other.indexOf(TITLES);
        String titles = at < 0 ? "" : other.substring(at + TITLES.length());
        String first = titles.split("[;,]", 2)[0].strip();
        return new Destination(first.isEmpty() ? who.id() : first, who.host(), 0);
    }

    /** The number without its issuer, as in HL7's CX. */
    private static String patient(AuditMessage message) {
        Optional<String> id = message.objects().stream()
                .filter(thing -> thing.type().equals(PERSON))
                .map(AuditMessage.Thing::id)
                .findFirst();
        return id.map(text -> text.split("\\^", 2)[0]).orElse("");
    }

    private static @Nullable StudyUid uid(String text) {
        try {
            return new StudyUid(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
