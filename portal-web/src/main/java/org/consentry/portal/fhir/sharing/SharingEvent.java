// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.sharing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.consentry.portal.fhir.Fhir;
import org.consentry.portal.fhir.SaidNumber;
import org.consentry.portal.fhir.choice.Topic;

/**
 * One line of "who got my scans": a sending, a request that was refused, or a copy that waits. Some lines are about
 * things that are no scans.
 *
 * @param purpose code of v3-ActReason, empty when the record has none
 * @param recipient id of the Organization, empty when the record has none
 * @param recipientName the record's own name of the recipient, mostly empty
 * @param place which of our places sent or refused it
 * @param study id of the ImagingStudy, empty when unknown
 * @param thing what kind of thing it is
 * @param details what the record says about it, by key: instances, bytes, deid, country, identifiability, ...
 * @param basis what allowed or refused it: versioned Consents or a regime
 * @param reason why it was refused, a code; empty for what was sent
 */
public record SharingEvent(
        String id,
        State state,
        Instant at,
        String purpose,
        String recipient,
        String recipientName,
        String place,
        String study,
        SharedKind thing,
        Map<String, String> details,
        List<String> basis,
        String reason) {

    private static final Set<String> NOT_ALLOWED = Set.of("none", "no");
    private static final String REGIME = Fhir.OURS + "regime/";
    private static final String GROUND = Fhir.OURS + "basis/";
    private static final Pattern CHOICE = Pattern.compile("Consent/([^/]+)/_history/([0-9]+)$");

    /** How it ended. */
    public enum State {
        SENT,
        FAILED,
        UNCERTAIN,
        REFUSED,
        /** A copy waits for the recipient. No record says so, since nothing has happened yet. */
        WAITS
    }

    /** Who said OK to it. */
    public enum Approval {
        NOBODY,
        /** It is looked at again when it is sent. */
        LATER,
        /** It is part of the care that the person gets. */
        CARE,
        /** A choice of the person. */
        CHOICE,
        /** The hospital's rule, while the person had not picked. */
        RULE,
        /** The hospital's rule for what no choice of the person is about. */
        OTHER_RULE,
        /** Old records of the hospital say under which permission. */
        OLD_RECORD,
        /** Its sender had not asked. */
        UNASKED,
        /** Its sender had asked, and was told no. */
        AGAINST,
        UNTOLD
    }

    public SharingEvent {
        details = Map.copyOf(details);
        basis = List.copyOf(basis);
    }

    public boolean refused() {
        return state == State.REFUSED;
    }

    /** Whether a copy had been let go, waited for the recipient, and was destroyed: for a no, or by hand. */
    public boolean destroyed() {
        return refused() && detail("state").equals("DESTROYED");
    }

    /** Whether a person who works here destroyed the copy that waited. */
    public boolean droppedByHand() {
        return destroyed() && reason.equals("DROPPED_BY_HAND");
    }

    /** Whether the copy that waited was destroyed though nobody said no: by hand, or since it had to wait too long. */
    public boolean destroyedWithoutNo() {
        return droppedByHand() || (destroyed() && reason.equals("WAITED_TOO_LONG"));
    }

    /** Whether a copy waits for the recipient. */
    public boolean waits() {
        return state == State.WAITS;
    }

    /** When it was last heard that it waits; empty for all else. */
    public Optional<Instant> told() {
        return waits() ? Optional.of(Instant.parse(detail("told"))) : Optional.empty();
    }

    /** Whether it left, or may have left. */
    public boolean left() {
        return state == State.SENT || state == State.UNCERTAIN;
    }

    /** Whether it left without us. Then the portal knows only what was reported. */
    public boolean elsewhere() {
        return !refused() && detail("sent-by").isEmpty();
    }

    /** Whether staff entered it from old records of the hospital. */
    public boolean fromOldRecords() {
        return elsewhere() && detail("entered-from").equals("old-records");
    }

    /** Whether the record tells the day alone, and no time. */
    public boolean dayOnly() {
        return fromOldRecords() && detail("time").equals("day");
    }

    /** Under which permission it was, in the words of old records; empty for all else. */
    public String permission() {
        return fromOldRecords() ? detail("permission") : "";
    }

    /** Whether it left past us though nothing on record had allowed it. */
    public boolean past() {
        return elsewhere() && NOT_ALLOWED.contains(detail("answer"));
    }

    /** Whether it is about a scan that we sent, tried to send, or did not let go. */
    public boolean ourScan() {
        return thing == SharedKind.SCAN && !elsewhere();
    }

    /** Whether only facts about a scan were shown, or were to be, and no picture. */
    public boolean ofHeader() {
        return thing == SharedKind.HEADER;
    }

    /** Whether the group confirmed that it has it. Nobody confirms files that a person took along. */
    public boolean received() {
        return state == State.SENT && ourScan();
    }

    /** Whether the record tells what for. */
    public boolean purposeTold() {
        return !purpose.isEmpty() && !purpose.equals(AuditEventMapping.UNTOLD);
    }

    public String detail(String key) {
        return details.getOrDefault(key, "");
    }

    /** How the person could be identified by it: named, coded, none, stay, or unknown. */
    public String identifiability() {
        return switch (detail("identifiability")) {
            case "named" -> "named";
            case "coded" -> "coded";
            case "none" -> "none";
            // What stayed cannot have left: a record that says both tells nothing.
            case "stayed", "stay" -> left() ? "unknown" : "stay";
            default -> "unknown";
        };
    }

    /** Who said OK. */
    public Approval approval() {
        if (refused()) {
            return Approval.NOBODY;
        }
        if (waits()) {
            return Approval.LATER;
        }
        if (past()) {
            return detail("answer").equals("no") ? Approval.AGAINST : Approval.UNASKED;
        }
        if (!permission().isEmpty()) {
            return Approval.OLD_RECORD;
        }
        if (purpose.equals("TREAT") || purpose.equals("TREATDS") || purpose.equals("ETREAT")) {
            return Approval.CARE;
        }
        if (choiceCid().isPresent()) {
            return Approval.CHOICE;
        }
        boolean untold = elsewhere() && detail("answer").isEmpty();
        if (untold || basis.stream().noneMatch(b -> b.contains(REGIME))) {
            return Approval.UNTOLD;
        }
        return Topic.stopping(purpose).isPresent() ? Approval.RULE : Approval.OTHER_RULE;
    }

    /** Address of the version of the choice that allowed or stopped it, if there is one. */
    public Optional<String> choiceCid() {
        return choiceCids().stream().findFirst();
    }

    /** Addresses of the versions of all Consents that allowed or stopped it. */
    public List<String> choiceCids() {
        return basis.stream()
                .flatMap(b -> CHOICE.matcher(b).results())
                .map(m -> m.group(1) + "." + m.group(2))
                .distinct()
                .toList();
    }

    /** Names and versions of the rules that allowed or stopped it, such as {@code US-HIPAA/3}. */
    public List<String> rules() {
        return named(REGIME);
    }

    /** What else the record names as its ground: a case, an outside register, a check of the gateway. */
    public List<String> otherGrounds() {
        return named(GROUND);
    }

    private List<String> named(String prefix) {
        return basis.stream()
                .filter(b -> b.startsWith(prefix))
                .map(b -> URLDecoder.decode(b.substring(prefix.length()), StandardCharsets.UTF_8))
                .toList();
    }

    /** The number to say on the phone, such as L-7Q4K-M2RT. */
    public String number() {
        return SaidNumber.ofLine(id);
    }
}
