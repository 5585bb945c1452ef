// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.optout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.server.storage.SearchSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryLoopTest {
    private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();
    private final Steps steps = new Steps();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whateverIsWrongWithARegistryEverybodyIsToldOfAnswersThatAge() {
        // An exception while asking once kept answers good for ever, also those of the registries after it.
        loop(
                        new Named("BROKEN", new NumberFormatException("broken for the test")),
                        new Named("WORSE", new LinkageError("broken for the test")),
                        new Named("FINE", null))
                .round();

        assertThat(steps.told)
                .containsExactly(
                        "BROKEN/none",
                        "BROKEN/none",
                        "BROKEN/none",
                        "WORSE/none",
                        "WORSE/none",
                        "WORSE/none",
                        "FINE/7",
                        "FINE/7",
                        "FINE/7");
        assertThat(steps.kept).containsExactly("FINE/7");
    }

    @Test
    void oneTransactionTellsOfFewSinceNobodyElseSavesAChoiceMeanwhile() {
        loop(new Named("FINE", null)).round();

        assertThat(steps.sizes).containsExactly(100, 100, 50);
    }

    @Test
    void thoseWhoCannotBeToldOfHoldUpNobodyElse() {
        steps.breaks = true;

        loop(new Named("FINE", null)).round();

        assertThat(steps.sizes).containsExactly(100, 50);
    }

    private RegistryLoop loop(Registry... registries) {
        return new RegistryLoop(new RegistryConfig(List.of(registries)), steps, threads, InstantSource.system());
    }

    private static final class Steps implements RegistrySteps {
        private final List<String> told = new ArrayList<>();
        private final List<String> kept = new ArrayList<>();
        private final List<Integer> sizes = new ArrayList<>();
        private boolean breaks;

        @Override
        public Page page(SearchSpec.Page page) {
            return new Page(
                    IntStream.range(0, 250)
                            .mapToObj(i -> new Registry.Subject(
                                    new PatientId("urn:oid:2.999.1", Integer.toString(i)), Set.of()))
                            .toList(),
                    null);
        }

        @Override
        public List<Registry.Subject> due(Registry registry, List<Registry.Subject> subjects) {
            return subjects;
        }

        @Override
        public void keep(Registry registry, Registry.Answer answer) {
            kept.add(registry.name() + "/" + answer.checkId());
        }

        @Override
        public void tell(Registry registry, String checkId, List<Registry.Subject> subjects) {
            if (breaks) {
                breaks = false;
                throw new IllegalStateException("broken for the test");
            }
            sizes.add(subjects.size());
            told.add(registry.name() + "/" + checkId + "");
        }
    }

    /** A registry that answers nothing, or breaks. */
    private record Named(String name, @Nullable Throwable broken) implements Registry {
        @Override
        public Set<Purpose> purposes() {
            return Set.of(Purpose.HRESCH);
        }

        @Override
        public Answer ask(List<Subject> subjects, Instant now) {
            if (broken instanceof RuntimeException exception) {
                throw exception;
            }
            if (broken instanceof Error error) {
                throw error;
            }
            return new Answer("7", Set.of(), Set.of(), now);
        }
    }
}
