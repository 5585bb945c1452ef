// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.sharing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.fhir.register.RegisterEntry;
import org.consentry.portal.fhir.request.DeleteRequest;
import org.consentry.portal.fhir.sharing.SharedKind;
import org.consentry.portal.fhir.sharing.SharingEvent;
import org.consentry.portal.fhir.sharing.SharingRow;

/**
 * View model of one line.
 *
 * @param recipient the register's facts, empty when it has none
 * @param requests what the patient asked to delete; missing when the server cannot tell
 */
public record LinePage(SharingRow row, Optional<RegisterEntry> recipient, PageSection<List<DeleteRequest>> requests) {

    /** The newest request to this recipient that was not taken back. */
    public Optional<DeleteRequest> asked() {
        return requests.value().stream()
                .flatMap(List::stream)
                .filter(r -> r.recipient().equals(line().recipient()))
                .filter(r -> r.state() != DeleteRequest.State.TAKEN_BACK)
                .findFirst();
    }

    /** Whether the patient can ask the recipient to delete it: it may have it, and may find it again. */
    public boolean deletable() {
        return line().left()
                && recipient.isPresent()
                && !lost()
                && asked().filter(DeleteRequest::open).isEmpty();
    }

    /** Whether nobody can find it again. */
    public boolean lost() {
        return line().left() && line().identifiability().equals("none");
    }

    public SharingEvent line() {
        return row.line();
    }

    /** Whether this hospital decided or sent; else it happened elsewhere, and nobody told us how. */
    public boolean ours() {
        return !line().elsewhere();
    }

    /** The message key of what happened, in a few words. */
    public String titleKey() {
        return "detail.title." + ending(line().thing().code());
    }

    /** The message key of who got it when; takes their name and the day. */
    public String leadKey() {
        return line().fromOldRecords() ? "detail.lead.old" : "detail.lead." + ending("elsewhere");
    }

    private String ending(String elsewhere) {
        if (line().waits()) {
            return "waits";
        }
        if (line().refused()) {
            return line().destroyed() ? "destroyed" : "notsent";
        }
        if (line().elsewhere()) {
            return line().state() == SharingEvent.State.SENT ? elsewhere : "maybe.elsewhere";
        }
        if (line().thing() == SharedKind.FACTS) {
            return "facts";
        }
        String way = way();
        return line().ofHeader() ? "header." + way : way;
    }

    /** What became of what we let go. */
    private String way() {
        return switch (line().state()) {
            case FAILED -> "failed";
            case UNCERTAIN -> "maybe";
            default -> "sent";
        };
    }

    /** The message key of what is said of what left past us though nothing had allowed it. */
    public String pastKey() {
        String said = line().approval() == SharingEvent.Approval.AGAINST ? "against" : "unasked";
        return "detail.past." + said + (sent() ? "" : ".maybe");
    }

    /** The message key of whether it got there. */
    public String receivedKey() {
        if (line().state() == SharingEvent.State.FAILED) {
            return "detail.received.no";
        }
        if (line().ofHeader() && sent()) {
            return "detail.received.header";
        }
        return line().received() ? "detail.received.yes" : "detail.received.unknown";
    }

    /** Whether it is known how the person can be identified, and by whom: only of what surely left. */
    private boolean sent() {
        return line().state() == SharingEvent.State.SENT;
    }

    /**
     * The message key of what it means how the person can be identified by it; empty where the record does not tell
     * enough for a sentence. The sentences about codes are about scans that we sent.
     */
    public String identifiabilityKey() {
        String known = line().identifiability();
        if (known.equals("unknown")) {
            return ours() ? "id.unknown" : "id.untold";
        }
        boolean told = sent() && ours() && (line().thing() == SharedKind.SCAN || known.equals("named"));
        return told ? "id." + known : "";
    }

    /** Whether to say that a scan without a name may still be traced: it is there, and somebody could try. */
    public boolean traceable() {
        return line().received()
                && (line().identifiability().equals("coded")
                        || line().identifiability().equals("none"));
    }

    /** Whether the recipient has agreed in writing not to try. */
    public boolean agreedNotToTrace() {
        return traceable() && recipient.filter(RegisterEntry::agreedNotToTrace).isPresent();
    }

    /**
     * Whether the record says what was taken off: of scans and facts about them only, and nothing only where the name
     * was on it.
     */
    public boolean removedTold() {
        boolean ofScan = line().thing() == SharedKind.SCAN || line().ofHeader();
        return ours()
                && ofScan
                && (!removed().isEmpty() || line().identifiability().equals("named"));
    }

    /** How long the recipient may keep it, as the register says; empty for what it surely does not have. */
    public Optional<String> kept() {
        return sent() && ours()
                ? recipient.map(r -> r.fact("kept-until")).filter(told -> !told.isEmpty())
                : Optional.empty();
    }

    /** The message key of what is said next to who did it: sent, tried, stopped or destroyed it. */
    public String howKey() {
        if (line().waits()) {
            return "detail.how.waits";
        }
        if (line().destroyed()) {
            return "detail.how.destroyed";
        }
        if (line().refused()) {
            return "detail.how.stopped";
        }
        return sent() || !ours() ? "detail.how" : "detail.how.tried";
    }

    /** The message key of who did it. */
    public String byKey() {
        if (!ours()) {
            return line().fromOldRecords() ? "detail.by.old" : "detail.by.others";
        }
        boolean person = line().refused()
                ? line().droppedByHand()
                : line().detail("sent-by").equals("person");
        return person ? "detail.by.person" : "detail.by.computer";
    }

    /** Codes of what was taken off, in the record's order. */
    public List<String> removed() {
        return Arrays.stream(line().detail("deid").split(",", -1))
                .map(String::strip)
                .filter(c -> !c.isEmpty())
                .toList();
    }

    /** Number of pictures, or -1 when the record does not tell. */
    public int pictures() {
        return line().thing() == SharedKind.SCAN ? counted() : -1;
    }

    /** Number of lines of the record, or -1 for anything else. */
    public int records() {
        return line().thing() == SharedKind.FACTS ? counted() : -1;
    }

    private int counted() {
        try {
            return Integer.parseInt(line().detail("instances"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Which choice it belongs to, as the end of a message key: ai or research; empty for other purposes. */
    public String topic() {
        return Topic.stopping(line().purpose()).map(Topic::code).orElse("");
    }
}
