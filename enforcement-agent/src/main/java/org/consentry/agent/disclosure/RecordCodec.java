// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.consentry.agent.disclosure.JournalRecord.Acknowledged;
import org.consentry.agent.disclosure.JournalRecord.Decided;
import org.consentry.agent.disclosure.JournalRecord.Head;
import org.consentry.agent.disclosure.JournalRecord.Intended;
import org.consentry.agent.disclosure.JournalRecord.Offset;
import org.consentry.agent.disclosure.JournalRecord.Opened;
import org.consentry.agent.disclosure.JournalRecord.Outcome;
import org.consentry.agent.disclosure.JournalRecord.Refused;
import org.consentry.agent.disclosure.JournalRecord.Reported;
import org.consentry.agent.disclosure.JournalRecord.Settled;
import org.consentry.policy.Reason;

/** Records as bytes: a number for the kind, then the values in the order the record declares them. */
final class RecordCodec {

    private static final int HEAD = 1;
    private static final int OPENED = 2;
    private static final int INTENDED = 3;
    private static final int SETTLED = 4;
    private static final int REFUSED = 5;
    private static final int DECIDED = 6;
    private static final int REPORTED = 7;
    private static final int ACKNOWLEDGED = 8;
    private static final int OFFSET = 9;

    private RecordCodec() {}

    static byte[] write(JournalRecord journalRecord) {
        RecordOutput out = new RecordOutput();
        if (journalRecord instanceof Head r) {
            out.small(HEAD).number(r.next()).number(r.acknowledged()).number(r.offset());
        } else if (journalRecord instanceof Opened r) {
            out.small(OPENED).text(r.release()).origin(r.origin());
        } else if (journalRecord instanceof Intended r) {
            out.small(INTENDED).text(r.release()).small(r.item()).instant(r.at());
            out.with(o -> ReportLineCodec.write(o, r.what())).all(r.basis(), RecordOutput::basis);
        } else if (journalRecord instanceof Settled r) {
            out.small(SETTLED).text(r.release()).small(r.item());
            out.code(r.outcome()).small(r.status()).number(r.bytes());
        } else if (journalRecord instanceof Refused r) {
            out.small(REFUSED).text(r.release()).small(r.item()).instant(r.at());
            out.maybe(r.patient(), RecordOutput::patient).maybe(r.study(), RecordOutput::study);
            out.code(r.reason()).ground(r.ground()).all(r.basis(), RecordOutput::basis);
        } else if (journalRecord instanceof Decided r) {
            out.small(DECIDED).text(r.release()).small(r.item()).instant(r.at()).ground(r.ground());
            out.small(r.permitted())
                    .all(r.refused().entrySet(), (o, e) -> o.code(e.getKey()).small(e.getValue()));
            out.text(r.answers());
        } else if (journalRecord instanceof Reported r) {
            out.small(REPORTED).text(r.release()).all(r.lines(), ReportLineCodec::write);
        } else if (journalRecord instanceof Acknowledged r) {
            out.small(ACKNOWLEDGED).number(r.ordinal());
        } else if (journalRecord instanceof Offset r) {
            out.small(OFFSET).number(r.offset());
        }
        return out.toBytes();
    }

    /** Reads a record; throws IllegalArgumentException if it is of no kind this version knows. */
    static JournalRecord read(byte[] content) {
        RecordInput in = new RecordInput(content);
        int kind = in.small();
        return switch (kind) {
            case HEAD -> new Head(in.number(), in.number(), in.number());
            case OPENED -> new Opened(in.text(), in.origin());
            case INTENDED ->
                new Intended(in.text(), in.small(), in.instant(), ReportLineCodec.item(in), in.all(RecordInput::basis));
            case SETTLED -> new Settled(in.text(), in.small(), in.code(Outcome.class), in.small(), in.number());
            case REFUSED ->
                new Refused(
                        in.text(),
                        in.small(),
                        in.instant(),
                        in.maybe(RecordInput::patient),
                        in.maybe(RecordInput::study),
                        in.code(Reason.class),
                        in.ground(),
                        in.all(RecordInput::basis));
            case DECIDED ->
                new Decided(in.text(), in.small(), in.instant(), in.ground(), in.small(), tally(in), in.text());
            case REPORTED -> new Reported(in.text(), in.all(ReportLineCodec::read));
            case ACKNOWLEDGED -> new Acknowledged(in.number());
            case OFFSET -> new Offset(in.number());
            default -> throw new IllegalArgumentException("expected a record of kind 1 to 9, found kind " + kind);
        };
    }

    private static SortedMap<Reason, Integer> tally(RecordInput in) {
        SortedMap<Reason, Integer> refused = new TreeMap<>();
        int count = in.small();
        for (int i = 0; i < count; i++) {
            refused.put(in.code(Reason.class), in.small());
        }
        return refused;
    }

    static SortedSet<String> codes(RecordInput in) {
        return new TreeSet<>(in.all(RecordInput::text));
    }
}
