// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.consentry.agent.disclosure.JournalRecord.Acknowledged;
import org.consentry.agent.disclosure.JournalRecord.Decided;
import org.consentry.agent.disclosure.JournalRecord.Destroyed;
import org.consentry.agent.disclosure.JournalRecord.Handled;
import org.consentry.agent.disclosure.JournalRecord.Head;
import org.consentry.agent.disclosure.JournalRecord.Intended;
import org.consentry.agent.disclosure.JournalRecord.Offset;
import org.consentry.agent.disclosure.JournalRecord.Opened;
import org.consentry.agent.disclosure.JournalRecord.Outcome;
import org.consentry.agent.disclosure.JournalRecord.Refused;
import org.consentry.agent.disclosure.JournalRecord.Reported;
import org.consentry.agent.disclosure.JournalRecord.Rooted;
import org.consentry.agent.disclosure.JournalRecord.Seen;
import org.consentry.agent.disclosure.JournalRecord.Settled;
import org.consentry.agent.disclosure.JournalRecord.Signed;
import org.consentry.agent.disclosure.proof.ChainHead;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport.Answer;

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
    private static final int ANSWERED = 10;
    private static final int TOLD = 11;
    private static final int DESTROYED = 12;
    private static final int HANDLED = 13;
    private static final int SEEN = 14;
    private static final int LINKED_HEAD = 15;
    private static final int ROOTED = 16;
    private static final int SIGNED = 17;

    private RecordCodec() {}

    static byte[] write(JournalRecord journalRecord) {
        RecordOutput out = new RecordOutput();
        if (journalRecord instanceof Head r) {
            out.small(LINKED_HEAD).number(r.next()).number(r.acknowledged()).number(r.offset());
            out.chain(r.chain());
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
        } else if (journalRecord instanceof Destroyed r) {
            out.small(DESTROYED).text(r.release()).small(r.item()).instant(r.at());
            out.patient(r.patient()).study(r.study());
            out.code(r.reason()).ground(r.ground()).all(r.basis(), RecordOutput::basis);
            out.text(r.key());
        } else if (journalRecord instanceof Handled r) {
            out.small(HANDLED).text(r.release()).small(r.item()).instant(r.at());
            out.maybe(r.patient(), RecordOutput::patient).maybe(r.study(), RecordOutput::study);
            out.small(r.instances()).ground(r.ground());
        } else if (journalRecord instanceof Seen r) {
            out.small(SEEN).text(r.release()).small(r.item()).instant(r.at());
            out.maybe(r.patient(), RecordOutput::patient).maybe(r.study(), RecordOutput::study);
            out.small(r.instances()).ground(r.ground());
        } else if (journalRecord instanceof Decided r) {
            out.small(ANSWERED)
                    .text(r.release())
                    .small(r.item())
                    .instant(r.at())
                    .ground(r.ground());
            out.all(r.verdicts(), RecordCodec::write).text(r.lines());
        } else if (journalRecord instanceof Reported r) {
            out.small(TOLD).text(r.release()).all(r.lines(), ReportLineCodec::write);
        } else if (journalRecord instanceof Rooted r) {
            out.small(ROOTED).number(r.number()).text(r.release()).small(r.leaves());
            out.text(r.secret()).text(r.root()).text(r.before());
        } else if (journalRecord instanceof Signed r) {
            out.small(SIGNED).chain(r.chain()).instant(r.at()).text(r.key()).text(r.signature());
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
            case HEAD -> new Head(in.number(), in.number(), in.number(), ChainHead.NONE);
            case LINKED_HEAD -> new Head(in.number(), in.number(), in.number(), in.chain());
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
            case DESTROYED ->
                new Destroyed(
                        in.text(),
                        in.small(),
                        in.instant(),
                        in.patient(),
                        in.study(),
                        in.code(Reason.class),
                        in.ground(),
                        in.all(RecordInput::basis),
                        in.text());
            case HANDLED ->
                new Handled(
                        in.text(),
                        in.small(),
                        in.instant(),
                        in.maybe(RecordInput::patient),
                        in.maybe(RecordInput::study),
                        in.small(),
                        in.ground());
            case SEEN ->
                new Seen(
                        in.text(),
                        in.small(),
                        in.instant(),
                        in.maybe(RecordInput::patient),
                        in.maybe(RecordInput::study),
                        in.small(),
                        in.ground());
            case DECIDED -> new Decided(in.text(), in.small(), in.instant(), in.ground(), sums(in), in.text());
            case ANSWERED ->
                new Decided(in.text(), in.small(), in.instant(), in.ground(), in.all(RecordCodec::verdict), in.text());
            case REPORTED -> new Reported(in.text(), in.all(ReportLineCodec::withoutAnswers));
            case TOLD -> new Reported(in.text(), in.all(ReportLineCodec::read));
            case ACKNOWLEDGED -> new Acknowledged(in.number());
            case OFFSET -> new Offset(in.number());
            case ROOTED -> new Rooted(in.number(), in.text(), in.small(), in.text(), in.text(), in.text());
            case SIGNED -> new Signed(in.chain(), in.instant(), in.text(), in.text());
            default -> throw new IllegalArgumentException("expected a record of kind 1 to 17, found kind " + kind);
        };
    }

    /** Whether a record is about reports and their answers. */
    static boolean isReport(byte[] content) {
        return new RecordInput(content).small() == TOLD;
    }

    private static void write(RecordOutput out, Verdict verdict) {
        out.maybe(verdict.reason(), RecordOutput::code);
        ReportLineCodec.write(out, verdict.answer());
    }

    private static Verdict verdict(RecordInput in) {
        return new Verdict(in.maybe(reason -> reason.code(Reason.class)), ReportLineCodec.answer(in));
    }

    /** What an earlier version wrote of a stretch: how many may go, and how many may not, by reason. */
    private static List<Verdict> sums(RecordInput in) {
        List<Verdict> sums = new ArrayList<>();
        int permitted = in.small();
        if (permitted > 0) {
            sums.add(new Verdict(null, new Answer(null, null, permitted, Set.of(), null)));
        }
        int reasons = in.small();
        for (int i = 0; i < reasons; i++) {
            Reason reason = in.code(Reason.class);
            sums.add(new Verdict(reason, new Answer(null, null, in.small(), Set.of(), null)));
        }
        return sums;
    }

    static SortedSet<String> codes(RecordInput in) {
        return new TreeSet<>(in.all(RecordInput::text));
    }
}
