// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.export;

import static org.consentry.protocol.export.Told.ANNA;
import static org.consentry.protocol.export.Told.ANNA_BEFORE;
import static org.consentry.protocol.export.Told.BEN;
import static org.consentry.protocol.export.Told.CHEST;
import static org.consentry.protocol.export.Told.CLINIC;
import static org.consentry.protocol.export.Told.NORTHLIGHT;
import static org.consentry.protocol.export.Told.READER;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.policy.Obligation;
import org.consentry.policy.PatientId;
import org.consentry.policy.Place;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Study;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.Claims;
import org.consentry.protocol.Evaluation;
import org.consentry.protocol.RegisteredRecipient.Status;
import org.jspecify.annotations.Nullable;

/** The checks around the policy. The function, the server's doors, its bulk exports and the agent run them all. */
public final class ExportTable {

    private static final ExportQuestion CHEST_TO_NORTHLIGHT =
            ExportQuestion.disclosing(ANNA, CHEST, NORTHLIGHT, Set.of(Purpose.MLTRAINING), Set.of(Obligation.DEID));
    private static final ExportQuestion FOR_CARE =
            ExportQuestion.disclosing(ANNA, CHEST, CLINIC, Set.of(Purpose.TREAT), Set.of());

    private ExportTable() {}

    /**
     * One case.
     *
     * @param rule what it shows, as a sentence
     * @param told what the door was told
     * @param asked the question, at {@link Told#NOON}
     * @param certainty how sure the door is
     * @param expected {@code PERMIT}, with the obligations that are left, or {@code DENY} with the code
     */
    public record Row(String rule, Told told, ExportQuestion asked, Certainty certainty, String expected) {
        @Override
        public String toString() {
            return rule;
        }
    }

    /** All cases. */
    public static List<Row> rows() {
        return Stream.of(whose(), forWhom(), howSure(), whatElse())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Row> whose() {
        return List.of(
                row("a yes permits with what it demands", Told.yes(), CHEST_TO_NORTHLIGHT, "PERMIT DEID"),
                row("a no denies", Told.no(), CHEST_TO_NORTHLIGHT, "DENY CONSENT_DENY"),
                row("who says nothing of the patient gets the scan's own", Told.yes(), of(null, CHEST), "PERMIT DEID"),
                row("a patient is asked about whole", Told.yes(), of(ANNA, null), "PERMIT DEID"),
                row("a no is one to all there is", Told.no(), of(ANNA, null), "DENY CONSENT_DENY"),
                row("a scan that nobody linked", Told.yes(), of(ANNA, new StudyUid("2.999.9")), "DENY NO_PATIENT"),
                row("neither patient nor scan", Told.yes(), of(null, null), "DENY NO_PATIENT"),
                row("a scan of somebody else", Told.yes(), of(BEN, CHEST), "DENY MIXED_PATIENT"),
                row("a patient that the claims contradict", Told.yes(), claiming(BEN), "DENY MIXED_PATIENT"),
                row(
                        "a number from before is the same person",
                        Told.yes().merged(ANNA_BEFORE, ANNA),
                        of(ANNA_BEFORE, CHEST),
                        "PERMIT DEID"),
                row(
                        "a number from before that nobody merged is not",
                        Told.yes(),
                        of(ANNA_BEFORE, CHEST),
                        "DENY MIXED_PATIENT"),
                row(
                        "a no under a number from before counts",
                        Told.yes().said(ANNA_BEFORE, false).merged(ANNA_BEFORE, ANNA),
                        CHEST_TO_NORTHLIGHT,
                        "DENY CONSENT_DENY"),
                row(
                        "numbers in a circle are nobody's for certain",
                        Told.yes().merged(ANNA_BEFORE, ANNA).merged(ANNA, ANNA_BEFORE),
                        CHEST_TO_NORTHLIGHT,
                        "DENY INDET_IDENTITY"));
    }

    private static List<Row> forWhom() {
        ExportQuestion toNobody = ExportQuestion.disclosing(
                ANNA, CHEST, new RecipientId("nobody"), Set.of(Purpose.MLTRAINING), Set.of(Obligation.DEID));
        ExportQuestion forResearch = ExportQuestion.disclosing(
                ANNA, CHEST, NORTHLIGHT, Set.of(Purpose.MLTRAINING, Purpose.HRESCH), Set.of(Obligation.DEID));
        return List.of(
                row("nobody that was registered", Told.yes(), toNobody, "DENY DEST_UNREGISTERED"),
                row("a purpose of no agreement", Told.yes(), forResearch, "DENY DEST_UNREGISTERED"),
                row(
                        "an agreement that ended",
                        Told.yes().status(Status.ENDED),
                        CHEST_TO_NORTHLIGHT,
                        "DENY DEST_UNREGISTERED"),
                row(
                        "a recipient that is paused",
                        Told.yes().status(Status.PAUSED),
                        CHEST_TO_NORTHLIGHT,
                        "DENY VENDOR_FROZEN"),
                row(
                        "a no is told before the pause",
                        Told.no().status(Status.PAUSED),
                        CHEST_TO_NORTHLIGHT,
                        "DENY CONSENT_DENY"),
                row("a company taken for a product", Told.yes(), meaning(NORTHLIGHT, true), "DENY DEST_UNREGISTERED"),
                row("a product taken for a company", Told.yes(), meaning(READER, false), "DENY DEST_UNREGISTERED"),
                row("a company that is meant", Told.yes(), meaning(NORTHLIGHT, false), "PERMIT DEID"),
                row("a product that is meant", Told.yes(), meaning(READER, true), "PERMIT DEID"),
                row("a product of which nobody says what it is", Told.yes(), meaning(READER, null), "PERMIT DEID"),
                row(
                        "the patient comes before the recipient",
                        Told.yes(),
                        ExportQuestion.disclosing(
                                BEN, CHEST, toNobody.recipient(), Set.of(Purpose.MLTRAINING), Set.of(Obligation.DEID)),
                        "DENY MIXED_PATIENT"));
    }

    private static List<Row> howSure() {
        Certainty doubt = Certainty.doubtful(Reason.INDET_STALE);
        Certainty none = Certainty.none(Reason.INDET_STALE);
        ExportQuestion unknown = of(ANNA, new StudyUid("2.999.9"));
        return List.of(
                new Row("in doubt nothing gated", Told.yes(), CHEST_TO_NORTHLIGHT, doubt, "DENY INDET_STALE"),
                new Row("in doubt care goes on", Told.yes(), FOR_CARE, doubt, "PERMIT"),
                new Row("in doubt a no stays one", Told.no(), CHEST_TO_NORTHLIGHT, doubt, "DENY CONSENT_DENY"),
                new Row("in doubt a scan may be on its way", Told.yes(), unknown, doubt, "DENY INDET_STALE"),
                new Row("in doubt a merge may be", Told.yes(), of(BEN, CHEST), doubt, "DENY INDET_STALE"),
                new Row("who may only deny permits no care", Told.yes(), FOR_CARE, none, "DENY INDET_STALE"),
                new Row("who may only deny denies as ever", Told.no(), CHEST_TO_NORTHLIGHT, none, "DENY CONSENT_DENY"),
                row(
                        "a choice far ahead shows a clock behind",
                        Told.yes().no(301),
                        CHEST_TO_NORTHLIGHT,
                        "DENY INDET_STALE"),
                row("a choice a little ahead counts", Told.yes().no(300), CHEST_TO_NORTHLIGHT, "DENY CONSENT_DENY"),
                row(
                        "without rules no answer",
                        Told.yes().withoutRules(),
                        CHEST_TO_NORTHLIGHT,
                        "DENY INDET_INCOMPLETE"));
    }

    private static List<Row> whatElse() {
        ExportQuestion bare = ExportQuestion.disclosing(ANNA, CHEST, NORTHLIGHT, Set.of(Purpose.MLTRAINING), Set.of());
        ExportQuestion explained = ExportQuestion.disclosing(ANNA, CHEST, NORTHLIGHT, Set.of(Purpose.MLTRAINING), null);
        ExportQuestion aimless = ExportQuestion.disclosing(
                ANNA, CHEST, NORTHLIGHT, Set.of(Evaluation.NO_PURPOSE), Set.of(Obligation.DEID));
        return List.of(
                row("who cannot do what a yes demands", Told.yes(), bare, "DENY OBLIGATION_UNSUPPORTED"),
                row("an explanation releases nothing", Told.yes(), explained, "PERMIT DEID"),
                row("a question for no purpose", Told.yes(), aimless, "DENY MISSING_ATTR:purpose"),
                row(
                        "a registry that did not answer",
                        Told.yes().registrySilent(),
                        CHEST_TO_NORTHLIGHT,
                        "DENY INDET_REGISTRY"));
    }

    private static Row row(String rule, Told told, ExportQuestion asked, String expected) {
        return new Row(rule, told, asked, Certainty.SURE, expected);
    }

    private static ExportQuestion of(@Nullable PatientId patient, @Nullable StudyUid study) {
        return ExportQuestion.disclosing(
                patient, study, NORTHLIGHT, Set.of(Purpose.MLTRAINING), Set.of(Obligation.DEID));
    }

    private static ExportQuestion claiming(PatientId patient) {
        return CHEST_TO_NORTHLIGHT.claiming(new Claims(patient, Study.UNKNOWN, null, false, Place.UNKNOWN, null, null));
    }

    private static ExportQuestion meaning(RecipientId recipient, @Nullable Boolean device) {
        return ExportQuestion.disclosing(ANNA, CHEST, recipient, Set.of(Purpose.MLTRAINING), Set.of(Obligation.DEID))
                .meaning(device);
    }
}
