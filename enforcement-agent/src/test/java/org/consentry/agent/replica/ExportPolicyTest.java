// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.agent.replica.Entries.ANNA;
import static org.consentry.agent.replica.Entries.BEN;
import static org.consentry.agent.replica.Entries.CHEST;
import static org.consentry.agent.replica.Entries.HEAD;
import static org.consentry.agent.replica.Entries.NOON;
import static org.consentry.agent.replica.Entries.NORTHLIGHT;
import static org.consentry.agent.replica.Entries.ROUTE;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.Decision;
import org.consentry.policy.Deny;
import org.consentry.policy.Obligation;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Permit;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.RegisteredRecipient.Status;
import org.consentry.protocol.Route;
import org.consentry.protocol.export.ExportQuestion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportPolicyTest {

    private static final Duration STALENESS = Duration.ofSeconds(10);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private final ExportPolicy policy = new ExportPolicy(STALENESS, BERLIN);

    @Test
    void aYesPermitsWithTheObligationsOfConsentAndRoute() {
        Decision decision = decide(Entries.annaSaysYes());

        assertThat(decision).isInstanceOf(Permit.class);
        assertThat(((Permit) decision).obligations()).containsExactly(Obligation.DEID);
    }

    @Test
    void aNoDenies() {
        assertThat(reason(with(Entries.says(6, ANNA, false)))).isEqualTo(Reason.CONSENT_DENY);
    }

    /** The no was dated by a clock that is 106 seconds ahead of the agent's. */
    @Test
    void aClockThatIsBehindDelaysNoNo() {
        ReplicaView view = Entries.view(with(Entries.says(6, ANNA, false))).completeAt(NOON);
        Moment behind = new Moment(NOON.wall().minusSeconds(1100), NOON.ticks());

        assertThat(policy.decide(view, question(ANNA, CHEST, "NORTHLIGHT_AI"), behind))
                .extracting(ExportPolicyTest::reason)
                .isEqualTo(Reason.CONSENT_DENY);
    }

    /** A yes that holds, and a newer choice of which the agent's clock says that it is still to come. */
    @Test
    void aClockFarBehindPermitsNothing() {
        FeedEntry.ConsentChanged yes = (FeedEntry.ConsentChanged) Entries.says(5, ANNA, true);
        FeedEntry.ConsentChanged other = (FeedEntry.ConsentChanged) Entries.says(6, BEN, false);
        ConsentTerms old = yes.terms().consents().get(0);
        ConsentTerms ahead = other.terms().consents().get(0);
        ConsentTerms older = new ConsentTerms(old.ref(), "old", NOON.wall().minusSeconds(5000), old.base());
        ConsentTerms newer = new ConsentTerms(ahead.ref(), "new", NOON.wall(), ahead.base());
        ReplicaView view = Entries.view(
                        with(new FeedEntry.ConsentChanged(6, NOON.wall(), ANNA, PatientTerms.of(older, newer))))
                .completeAt(NOON);

        Moment behind = new Moment(NOON.wall().minusSeconds(301), NOON.ticks());
        assertThat(policy.decide(view, question(ANNA, CHEST, "NORTHLIGHT_AI"), behind))
                .extracting(ExportPolicyTest::reason)
                .isEqualTo(Reason.INDET_STALE);
        Moment almost = new Moment(NOON.wall().minusSeconds(300), NOON.ticks());
        assertThat(policy.decide(view, question(ANNA, CHEST, "NORTHLIGHT_AI"), almost))
                .extracting(ExportPolicyTest::reason)
                .isEqualTo(Reason.CONSENT_DENY);
    }

    @Test
    void aStudyNobodyLinkedIsDenied() {
        Decision decision = policy.decide(view(), question(ANNA, new StudyUid("2.999.9"), "NORTHLIGHT_AI"), NOON);

        assertThat(decision).isEqualTo(new Deny(Reason.NO_PATIENT));
    }

    @Test
    void aStudyOfAnotherPatientIsDenied() {
        assertThat(policy.decide(view(), question(ANNA, HEAD, "NORTHLIGHT_AI"), NOON))
                .isEqualTo(new Deny(Reason.MIXED_PATIENT));
    }

    @Test
    void aMergedPatientIsTheSamePerson() {
        PatientId old = new PatientId("urn:oid:2.999.1", "old");
        ReplicaView view = Entries.view(with(new FeedEntry.PatientMerged(6, NOON.wall(), old, ANNA)))
                .completeAt(NOON);

        assertThat(policy.decide(view, question(old, CHEST, "NORTHLIGHT_AI"), NOON))
                .isInstanceOf(Permit.class);
    }

    @Test
    void aNoOfAMergedIdentifierStillCounts() {
        assertThat(reason(with(Entries.says(6, BEN, false), new FeedEntry.PatientMerged(7, NOON.wall(), BEN, ANNA))))
                .isEqualTo(Reason.CONSENT_DENY);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    ENDED,  DEST_UNREGISTERED
                    PAUSED, VENDOR_FROZEN
                    """)
    void aVendorThatIsStoppedGetsNothing(Status status, Reason expected) {
        assertThat(reason(with(Entries.recipient(6, status, ROUTE)))).isEqualTo(expected);
    }

    @Test
    void aVendorNobodyRegisteredGetsNothing() {
        ExportQuestion question = ExportQuestion.disclosing(
                null, CHEST, new RecipientId("nobody"), Set.of(Purpose.MLTRAINING), Set.of(Obligation.DEID));

        assertThat(policy.decide(view(), question, NOON)).isEqualTo(new Deny(Reason.DEST_UNREGISTERED));
    }

    @Test
    void aPurposeTheAgreementDoesNotRegisterIsDenied() {
        ExportQuestion question =
                ExportQuestion.disclosing(null, CHEST, NORTHLIGHT, Set.of(Purpose.HRESCH), Set.of(Obligation.DEID));

        assertThat(policy.decide(view(), question, NOON)).isEqualTo(new Deny(Reason.DEST_UNREGISTERED));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    2026-06-15, true
                    2026-06-16, false
                    """)
    void aRouteOpensOnItsFirstDay(LocalDate starts, boolean open) {
        Decision decision = decide(with(Entries.recipient(6, Status.ACTIVE, starting(starts, true))));

        assertThat(decision instanceof Permit).isEqualTo(open);
    }

    @Test
    void aClosedOrMissingOrDoubleRouteLetsNothingOut() {
        assertThat(reason(with(Entries.recipient(6, Status.ACTIVE, starting(null, false)))))
                .isEqualTo(Reason.DEST_UNREGISTERED);
        assertThat(reason(with(Entries.recipient(6, Status.ACTIVE)))).isEqualTo(Reason.DEST_UNREGISTERED);
        assertThat(reason(with(Entries.recipient(6, Status.ACTIVE, ROUTE, ROUTE))))
                .isEqualTo(Reason.DEST_UNREGISTERED);
    }

    @Test
    void whoCannotFulfillAnObligationGetsNothing() {
        ExportQuestion question =
                ExportQuestion.disclosing(ANNA, CHEST, NORTHLIGHT, Set.of(Purpose.MLTRAINING), Set.of());

        assertThat(reason(policy.decide(view(), question, NOON))).isEqualTo(Reason.OBLIGATION_UNSUPPORTED);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # wall, ticks, fresh
                    10, 10, true
                    11, 10, false
                    10, 11, false
                    0,  11, false
                    -600, 0, true
                    3600, 0, false
                    """)
    void aGatedPermitEndsWhenEitherClockSaysTheViewIsOld(long wall, long ticks, boolean fresh) {
        Moment later = new Moment(
                NOON.wall().plusSeconds(wall), Duration.ofSeconds(ticks).toNanos());
        Decision decision = policy.decide(view(), question(ANNA, CHEST, "NORTHLIGHT_AI"), later);

        assertThat(decision instanceof Permit).isEqualTo(fresh);
    }

    @Test
    void aDenyStaysHoweverOldTheViewIs() {
        Moment later = new Moment(NOON.wall().plusSeconds(86400), 0);
        ReplicaView view = Entries.view(with(Entries.says(6, ANNA, false))).completeAt(NOON);

        assertThat(reason(policy.decide(view, question(ANNA, CHEST, "NORTHLIGHT_AI"), later)))
                .isEqualTo(Reason.CONSENT_DENY);
    }

    @Test
    void beforeTheServerWasHeardNothingGatedLeaves() {
        ReplicaView restarted = Entries.view(Entries.annaSaysYes());

        assertThat(reason(policy.decide(restarted, question(ANNA, CHEST, "NORTHLIGHT_AI"), NOON)))
                .isEqualTo(Reason.INDET_STALE);
    }

    @Test
    void whileReloadingTheOldViewDeniesOnly() {
        ReplicaView yes = view().reloading();
        ReplicaView no = Entries.view(with(Entries.says(6, ANNA, false)))
                .completeAt(NOON)
                .reloading();
        ExportQuestion question = question(ANNA, CHEST, "NORTHLIGHT_AI");

        assertThat(reason(policy.decide(yes, question, NOON))).isEqualTo(Reason.INDET_STALE);
        assertThat(reason(policy.decide(no, question, NOON))).isEqualTo(Reason.CONSENT_DENY);
        assertThat(reason(policy.decide(ReplicaView.NOTHING, question, NOON))).isEqualTo(Reason.INDET_STALE);
    }

    @Test
    void withoutARegimeThereIsNoAnswer() {
        ReplicaView view = Entries.view(Entries.recipient(1, Status.ACTIVE, ROUTE), Entries.linked(2, CHEST, ANNA))
                .completeAt(NOON);

        assertThat(reason(policy.decide(view, question(ANNA, CHEST, "NORTHLIGHT_AI"), NOON)))
                .isEqualTo(Reason.INDET_INCOMPLETE);
    }

    @Test
    void theSameQuestionToTheSameViewHasTheSameId() {
        ExportQuestion question = question(ANNA, CHEST, "NORTHLIGHT_AI");

        assertThat(policy.rule(view(), question, NOON).id())
                .isEqualTo(policy.rule(view(), question, NOON).id())
                .isNotEqualTo(policy.rule(view(), question(BEN, HEAD, "NORTHLIGHT_AI"), NOON)
                        .id());
    }

    private Decision decide(FeedEntry... entries) {
        return policy.decide(Entries.view(entries).completeAt(NOON), question(ANNA, CHEST, "NORTHLIGHT_AI"), NOON);
    }

    private Reason reason(FeedEntry... entries) {
        return reason(decide(entries));
    }

    private static Reason reason(Decision decision) {
        return ((Deny) decision).reason();
    }

    private static ReplicaView view() {
        return Entries.view(Entries.annaSaysYes()).completeAt(NOON);
    }

    private static FeedEntry[] with(FeedEntry... more) {
        List<FeedEntry> all = new ArrayList<>(Arrays.asList(Entries.annaSaysYes()));
        all.addAll(Arrays.asList(more));
        return all.toArray(FeedEntry[]::new);
    }

    private static Route starting(@Nullable LocalDate day, boolean active) {
        Route.Agreed agreed = new Route.Agreed(ROUTE.agreed().obligations(), day, null, null);
        return new Route(
                ROUTE.calledAe(),
                ROUTE.purpose(),
                ROUTE.place(),
                agreed,
                active ? Route.State.OPEN : Route.State.CLOSED,
                Route.Handling.PLAIN);
    }

    private static ExportQuestion question(PatientId patient, StudyUid study, String calledAe) {
        return ExportQuestion.disclosing(
                        patient, study, NORTHLIGHT, Set.of(Purpose.MLTRAINING), Set.of(Obligation.DEID))
                .on(calledAe);
    }
}
