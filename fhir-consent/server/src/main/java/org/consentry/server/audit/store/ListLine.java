// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

import jakarta.json.JsonObject;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.policy.Purpose;
import org.consentry.protocol.DisclosureReport;
import org.jspecify.annotations.Nullable;

/**
 * What a patient's list shows of an event. It is stored beside the event, so that lists are filtered, summed and
 * counted without reading the text. Every text is cut to a limit, since all of them are in one entry of an index.
 *
 * @param kind {@code refused}, {@code destroyed} (it waited and will never leave), {@code failed}, {@code named},
 *     {@code scan} (without name), {@code named-header} and {@code header} (facts about a scan, no picture),
 *     {@code other} or {@code look}
 * @param asker who was refused, or looked; null for what left
 * @param reason why it was refused, or why staff looked; null for what left
 * @param why code of the first purpose of use, or null
 */
public record ListLine(
        String kind,
        @Nullable String asker,
        @Nullable String reason,
        @Nullable String why) {
    /** The line of an event that no list shows: a question answered with yes, a change, a patient's own look. */
    public static final ListLine NONE = new ListLine("", null, null, null);

    private static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String LEFT = DCM + "|110106";
    private static final String DECIDED = DCM + "|110113";
    private static final String REST = "http://terminology.hl7.org/CodeSystem/audit-event-type|rest";
    private static final String NO = "8";
    private static final String DESTROYED = DisclosureReport.State.DESTROYED.name();
    private static final Set<String> SHARING = Set.of("scan", "named", "other");
    private static final Set<String> FAILED = Set.of("4", NO);
    private static final Set<String> NAMELESS = Set.of("coded", "none", "stayed", "stay");
    private static final String HEADER = "header";
    private static final String OLD = "old-records";
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_CODE = 64;

    /** Reads the line from an event. It does not read the text of an event that no list shows. */
    public static ListLine of(String type, @Nullable String outcome, String body) {
        return switch (type) {
            case LEFT -> left(EventJson.of(body), outcome);
            case DECIDED -> NO.equals(outcome) ? stopped(EventJson.of(body)) : NONE;
            case REST -> look(EventJson.of(body));
            default -> NONE;
        };
    }

    /** The line of a refused question, made without reading the event's text: there may be thousands a second. */
    public static ListLine refused(@Nullable String asker, String reason, Stream<Purpose> purposes) {
        return new ListLine(
                "refused",
                cut(asker),
                cut(reason),
                purposes.filter(purpose -> Purpose.ACT_REASON.equals(purpose.system()))
                        .map(Purpose::code)
                        .findFirst()
                        .map(ListLine::cutCode)
                        .orElse(null));
    }

    /** The line of what waited and was destroyed. Each is a line of its own: nobody asked for it again. */
    public static ListLine destroyed(@Nullable String asker, String reason, Stream<Purpose> purposes) {
        return refused(asker, reason, purposes).asDestroyed();
    }

    private ListLine asDestroyed() {
        return new ListLine("destroyed", asker, reason, why);
    }

    private static ListLine stopped(JsonObject event) {
        ListLine refused = refused(event);
        return DESTROYED.equals(EventJson.detail(event, "state")) ? refused.asDestroyed() : refused;
    }

    private static ListLine refused(JsonObject event) {
        String asker = EventJson.agent(event, "110150")
                .flatMap(agent -> EventJson.object(agent, "who"))
                .flatMap(who -> EventJson.object(who, "identifier"))
                .map(identifier -> identifier.getString("value", ""))
                .orElse(null);
        return new ListLine("refused", cut(asker), cut(event.getString("outcomeDesc", null)), why(event));
    }

    private static ListLine left(JsonObject event, @Nullable String outcome) {
        return new ListLine(
                outcome != null && FAILED.contains(outcome) ? "failed" : kind(event), null, null, why(event));
    }

    /** Counts an event as a scan only if the hospital sent it itself. Files of records never count as one. */
    private static String kind(JsonObject event) {
        boolean files = EventJson.agent(event, "110153")
                        .filter(agent -> "consent-server".equals(agent.getString("altId", "")))
                        .isPresent()
                && "bulk-export".equals(EventJson.detail(event, "route"));
        String identifiability = EventJson.detail(event, "identifiability");
        // What the hospital sent before this system is its own sending, if its old records tell how.
        boolean old = OLD.equals(EventJson.detail(event, "entered-from")) && !identifiability.isEmpty();
        if (files || (!old && EventJson.detail(event, "sent-by").isEmpty())) {
            return "other";
        }
        boolean nameless = NAMELESS.contains(identifiability);
        if (HEADER.equals(EventJson.detail(event, "content"))) {
            return nameless ? "header" : "named-header";
        }
        return nameless ? "scan" : "named";
    }

    /** A look without a reason is the patient's own, or a system's. */
    private static ListLine look(JsonObject event) {
        String reason = EventJson.objects(event, "purposeOfEvent")
                .map(purpose -> purpose.getString("text", ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
        String user = EventJson.objects(event, "agent")
                .findFirst()
                .map(agent -> EventJson.object(agent, "who")
                        .map(who -> who.getString("display", ""))
                        .filter(name -> !name.isEmpty())
                        .orElse(agent.getString("name", "")))
                .orElse("");
        return reason == null || user.isEmpty() ? NONE : new ListLine("look", cut(user), cut(reason), null);
    }

    private static @Nullable String why(JsonObject event) {
        return EventJson.objects(event, "purposeOfEvent")
                .flatMap(purpose -> EventJson.objects(purpose, "coding"))
                .filter(coding -> Purpose.ACT_REASON.equals(coding.getString("system", "")))
                .map(coding -> coding.getString("code", ""))
                .findFirst()
                .map(ListLine::cutCode)
                .orElse(null);
    }

    /**
     * Whether something left or may have left: a scan that we sent, what left without us, or files of records. Facts of
     * a header are none of it, nor is what was refused or surely did not get there.
     */
    public boolean isSharing() {
        return SHARING.contains(kind);
    }

    private static String cutCode(String code) {
        return code.substring(0, Math.min(LONGEST_CODE, code.length()));
    }

    private static @Nullable String cut(@Nullable String text) {
        if (text == null || text.length() <= LONGEST_TEXT) {
            return text;
        }
        // Never half of a character.
        return text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST_TEXT - 1)));
    }

    /** Leaves out who asked, which must not be in a log. */
    @Override
    public String toString() {
        return "ListLine[" + kind + "]";
    }
}
