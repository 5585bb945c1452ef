// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.util.List;
import java.util.Set;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport.Answer;
import org.consentry.protocol.DisclosureReport.Identifiability;
import org.consentry.protocol.DisclosureReport.State;

/** Report lines and items as bytes, as parts of a record. */
final class ReportLineCodec {

    private ReportLineCodec() {}

    static void write(RecordOutput out, Item item) {
        out.patient(item.patient()).study(item.study()).all(item.deidentification(), RecordOutput::text);
        out.code(item.identifiability()).ground(item.ground());
    }

    static Item item(RecordInput in) {
        return new Item(in.patient(), in.study(), RecordCodec.codes(in), in.code(Identifiability.class), in.ground());
    }

    static void write(RecordOutput out, ReportLine line) {
        out.number(line.ordinal()).text(line.release()).origin(line.origin()).instant(line.at());
        out.maybe(line.patient(), RecordOutput::patient).maybe(line.study(), RecordOutput::study);
        out.code(line.state()).maybe(line.reason(), RecordOutput::code);
        out.small(line.instances()).number(line.bytes()).all(line.deidentification(), RecordOutput::text);
        out.code(line.identifiability()).ground(line.ground()).all(line.basis(), RecordOutput::basis);
        out.all(line.answers(), ReportLineCodec::write);
    }

    static void write(RecordOutput out, Answer answer) {
        out.maybe(answer.patient(), RecordOutput::patient).maybe(answer.study(), RecordOutput::study);
        out.small(answer.count()).all(answer.basis(), RecordOutput::text).maybe(answer.decision(), RecordOutput::text);
    }

    static Answer answer(RecordInput in) {
        return new Answer(
                in.maybe(RecordInput::patient),
                in.maybe(RecordInput::study),
                in.small(),
                Set.copyOf(in.all(RecordInput::text)),
                in.maybe(RecordInput::text));
    }

    static ReportLine read(RecordInput in) {
        return withoutAnswers(in).with(in.all(ReportLineCodec::answer));
    }

    /** A line as it was written before there were answers in it. */
    static ReportLine withoutAnswers(RecordInput in) {
        return new ReportLine(
                in.number(),
                in.text(),
                in.origin(),
                in.instant(),
                in.maybe(RecordInput::patient),
                in.maybe(RecordInput::study),
                in.code(State.class),
                in.maybe(reason -> reason.code(Reason.class)),
                in.small(),
                in.number(),
                RecordCodec.codes(in),
                in.code(Identifiability.class),
                in.ground(),
                in.all(RecordInput::basis),
                List.of());
    }
}
