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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.policy.Conditions;
import org.consentry.policy.ConsentRef;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.Decision;
import org.consentry.policy.Deny;
import org.consentry.policy.Obligation;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Period;
import org.consentry.policy.Permit;
import org.consentry.policy.Purpose;
import org.consentry.policy.Rule;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.RegisteredRecipient.Status;
import org.consentry.protocol.Route;
import org.consentry.protocol.export.ExportQuestion;
import org.junit.jupiter.api.Test;

/** What a memory says is what the policy says, at every moment and of every version. */
class RulingMemoryTest {
    private static final Instant ENDS = NOON.wall().plusSeconds(90);

    private final ExportPolicy policy = new ExportPolicy(Duration.ofHours(14), ZoneId.of("Europe/Berlin"));
    private final RulingMemory memory = new RulingMemory(policy, false);

    @Test
    void aPermitIsGivenAgainUnderItsName() {
        ReplicaView view = heard(Entries.annaSaysYes());

        ExportRuling first = memory.rule(view, chest(), NOON);

        assertThat(first.decision()).isInstanceOf(Permit.class);
        assertThat(memory.rule(view, chest(), later(1))).isSameAs(first);
    }

    @Test
    void aNoCountsForTheVeryNextQuestion() {
        assertThat(memory.rule(heard(Entries.annaSaysYes()), chest(), NOON).decision())
                .isInstanceOf(Permit.class);

        assertThat(memory.rule(heard(annaSays(Entries.says(6, ANNA, false))), chest(), NOON)
                        .decision())
                .isInstanceOf(Deny.class);
    }

    @Test
    void aYesThatEndsIsNotGivenAgain() {
        ReplicaView view = heard(annaSays(endingYes()));
        assertThat(memory.rule(view, chest(), later(89)).decision()).isInstanceOf(Permit.class);

        assertThat(memory.rule(view, chest(), later(91)).decision()).isInstanceOf(Deny.class);
    }

    /** Who records a disclosure on a permit that has just ended gets an error. */
    @Test
    void aPermitThatIsAboutToEndIsMadeAnew() {
        ReplicaView view = heard(Entries.annaSaysYes());
        ExportRuling first = memory.rule(view, chest(), NOON);

        assertThat(memory.rule(view, chest(), later(179))).isSameAs(first);
        assertThat(memory.rule(view, chest(), later(181))).isNotSameAs(first);
    }

    @Test
    void aServerThatIsNotHeardEndsIt() {
        RulingMemory impatient = new RulingMemory(new ExportPolicy(Duration.ofSeconds(10), ZoneId.of("UTC")), false);
        ReplicaView view = heard(Entries.annaSaysYes());
        assertThat(impatient.rule(view, chest(), later(10)).decision()).isInstanceOf(Permit.class);

        assertThat(impatient.rule(view, chest(), later(11)).decision()).isInstanceOf(Deny.class);
    }

    @Test
    void aRehearsalIsNoPermitOfTheRoute() {
        ReplicaView view = heard(closed());

        assertThat(new RulingMemory(policy, true).rule(view, chest(), NOON).decision())
                .isInstanceOf(Permit.class);
        assertThat(memory.rule(view, chest(), NOON).decision()).isInstanceOf(Deny.class);
    }

    @Test
    void anyQuestionAfterAnyOther() {
        Random random = new Random(20261201);
        List<ReplicaView> views = Stream.of(
                        Entries.annaSaysYes(),
                        annaSays(Entries.says(6, ANNA, false)),
                        annaSays(endingYes()),
                        annaSays(Entries.recipient(6, Status.PAUSED, ROUTE)),
                        annaSays(Entries.recipient(6, Status.ACTIVE, startingTomorrow())),
                        closed())
                .map(RulingMemoryTest::heard)
                .toList();
        List<ExportQuestion> questions = List.of(chest(), question(BEN, HEAD), question(BEN, CHEST));
        ReplicaView view = views.getFirst();
        long seconds = 0;
        for (int step = 0; step < 20_000; step++) {
            if (random.nextInt(8) == 0) {
                view = views.get(random.nextInt(views.size()));
            }
            seconds = Math.floorMod(seconds + random.nextInt(40) - 8, 60_000);
            ExportQuestion question = questions.get(random.nextInt(6) == 0 ? random.nextInt(3) : 0);

            Decision remembered = memory.rule(view, question, later(seconds)).decision();

            assertThat(said(remembered)).isEqualTo(said(policy.decide(view, question, later(seconds))));
        }
    }

    private static String said(Decision decision) {
        return switch (decision) {
            case Permit permit -> permit.obligations() + " " + permit.basis();
            case Deny deny -> deny.code() + " " + deny.basis();
        };
    }

    private static ReplicaView heard(FeedEntry... entries) {
        return Entries.view(entries).completeAt(NOON);
    }

    private static FeedEntry[] annaSays(FeedEntry last) {
        return Stream.concat(Stream.of(Entries.annaSaysYes()), Stream.of(last)).toArray(FeedEntry[]::new);
    }

    private static FeedEntry endingYes() {
        Rule yes = Rule.permit(Conditions.purposes(Purpose.MLTRAINING)).during(new Period(null, ENDS));
        ConsentTerms terms = new ConsentTerms(
                new ConsentRef("c-ending", 6), "ai", NOON.wall().minusSeconds(5), new ConsentTerms.Rules(yes));
        return new FeedEntry.ConsentChanged(6, NOON.wall(), ANNA, PatientTerms.of(terms));
    }

    private static FeedEntry[] closed() {
        return annaSays(Entries.recipient(6, Status.ACTIVE, ROUTE.in(Route.State.CLOSED)));
    }

    private static Route startingTomorrow() {
        return new Route(
                ROUTE.calledAe(),
                ROUTE.purpose(),
                ROUTE.place(),
                new Route.Agreed(ROUTE.agreed().obligations(), LocalDate.of(2026, 6, 16), null, null),
                Route.State.OPEN,
                Route.Handling.PLAIN);
    }

    private static Moment later(long seconds) {
        return new Moment(
                NOON.wall().plusSeconds(seconds), Duration.ofSeconds(seconds).toNanos());
    }

    private static ExportQuestion chest() {
        return question(ANNA, CHEST);
    }

    private static ExportQuestion question(PatientId patient, StudyUid study) {
        return ExportQuestion.disclosing(
                        patient, study, NORTHLIGHT, Set.of(Purpose.MLTRAINING), Set.of(Obligation.DEID))
                .on(ROUTE.calledAe());
    }
}
