// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import org.consentry.agent.score.candidate.Agent;
import org.consentry.agent.score.candidate.Answer;
import org.consentry.agent.score.key.Kind;
import org.consentry.agent.score.key.Planted;
import org.consentry.agent.score.raw.RawItem;
import org.consentry.agent.score.raw.RawWriter;
import org.consentry.agent.score.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goals of de-identification on made-up objects; {@code deploy/bench/run score} has the peers beside them. */
class ScoreTest {
    /** No seed with which anything was tuned. */
    private static final long SEED = 20_261_201;

    private static final List<Planted> OBJECTS = World.of(SEED, 9);

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("org.consentry.agent.score");

    @TempDir
    private Path folder;

    @Test
    void theAgentKeepsPeopleOutAndWhatScienceNeedsIn() {
        Score score = score(new Agent(folder).answers(OBJECTS));

        assertThat(score.all().all()).isGreaterThan(50_000);
        assertThat(score.people()).as("names, numbers, addresses, phones").isEmpty();
        assertThat(score.traces()).as("anywhere in a file").isEmpty();
        assertThat(score.escapes()).as("left although nothing may").isEmpty();
        assertThat(score.refusals().size())
                .as("stayed without need, such as all of a patient called Head")
                .isLessThan(OBJECTS.size() / 10);
        assertThat(score.held()).isPositive();
        assertThat(score.all().percent()).isGreaterThanOrEqualTo(99.95);
        assertThat(score.misses())
                .as("all but text in pixels of which the header says nothing, a limit that the docs name")
                .allMatch(miss -> miss.fact().kind() == Kind.PIXELS_HIDDEN
                        && miss.object().startsWith("CT_SILENT_TEXT"));
    }

    @Test
    void whatNobodyTouchedHasAllThatStaysAndNothingGone() {
        Score score = score(OBJECTS.stream()
                .map(object -> (Answer) new Answer.Released(object.file()))
                .toList());

        assertThat(score.gone().right()).isZero();
        assertThat(score.of(Kind.DATE_SHIFTED).right()).isZero();
        assertThat(score.traces()).hasSizeGreaterThan(OBJECTS.size());
        for (Kind kind : Kind.values()) {
            if (!Score.GOES.contains(kind)) {
                assertThat(score.of(kind).percent()).as(kind.label()).isEqualTo(100);
            }
        }
    }

    @Test
    void anEmptyFileHasAllGoneAndNothingThatStays() {
        byte[] empty = RawWriter.file("", new RawItem(), new RawItem(), RawWriter.EXPLICIT);

        Score score = score(OBJECTS.stream()
                .map(object -> (Answer) new Answer.Released(empty))
                .toList());

        assertThat(score.gone().percent()).isEqualTo(100);
        assertThat(score.nowhere().percent()).isEqualTo(100);
        assertThat(score.stayed().right()).isZero();
    }

    @Test
    void theSameSeedMakesTheSameObjects() {
        List<Planted> again = World.of(SEED, 9);

        assertThat(again)
                .extracting(Planted::file)
                .containsExactlyElementsOf(OBJECTS.stream().map(Planted::file).toList());
        assertThat(World.of(SEED + 1, 1).get(0).file())
                .isNotEqualTo(OBJECTS.get(0).file());
    }

    @Test
    void generatorAndJudgeKnowNothingOfTheProduct() {
        classes()
                .that()
                .resideInAnyPackage(
                        "org.consentry.agent.score.raw",
                        "org.consentry.agent.score.key",
                        "org.consentry.agent.score.world")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.consentry.agent.score..", "java..", "org.jspecify.annotations")
                .check(CLASSES);
        classes()
                .that()
                .haveSimpleNameNotEndingWith("Test")
                .and()
                .resideInAPackage("org.consentry.agent.score")
                .and()
                .haveSimpleNameNotEndingWith("Run")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.consentry.agent.score..", "java..", "org.jspecify.annotations")
                .check(CLASSES);
    }

    private static Score score(List<Answer> answers) {
        return new Judge(OBJECTS, answers).score();
    }
}
