// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.util.concurrent.TimeUnit;
import org.consentry.policy.ConsentPolicy;
import org.consentry.policy.Decision;
import org.consentry.policy.PatientId;
import org.consentry.protocol.export.Certainty;
import org.consentry.protocol.export.ExportDecision;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A decision in process: a question comes in, its patient's terms are found, and the policy decides. Beside it the
 * floors: the question alone, and with the look-up. Every call asks about another patient, so memory, not the
 * processor's cache, sets the pace.
 */
@BenchmarkMode({Mode.SampleTime, Mode.Throughput})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx10g", "-Xms10g", "-XX:+UseParallelGC", "-XX:+UseTransparentHugePages"})
public class DecisionBenchmark {

    /** The patients, and where the next question is. */
    @State(Scope.Benchmark)
    public static class Hospital {
        /** How many patients. */
        @Param("5000000")
        public int patients;

        private Population population = Population.EMPTY;

        /** Makes the patients. */
        @org.openjdk.jmh.annotations.Setup
        public void admit() {
            population = Population.of(patients);
        }
    }

    /** One thread's walk through the patients. */
    @State(Scope.Thread)
    public static class Walk {
        private int step;

        int next(int patients) {
            step += 0x9E3779B9;
            return Math.floorMod(step, patients);
        }
    }

    /** The first floor: a question comes in. */
    @Benchmark
    public Object question(Hospital hospital, Walk walk) {
        return Population.id(walk.next(hospital.patients));
    }

    /** The second: and its patient's terms are found. */
    @Benchmark
    public Object lookUp(Hospital hospital, Walk walk) {
        return hospital.population.terms(Population.id(walk.next(hospital.patients)));
    }

    /** Training of AI by a company, where a yes or the regime decides. */
    @Benchmark
    public Decision training(Hospital hospital, Walk walk) {
        PatientId patient = Population.id(walk.next(hospital.patients));
        return ConsentPolicy.decide(
                Population.training(patient), hospital.population.terms(patient), Population.REGIMES);
    }

    /** Research by an institute, where the regime lets it unless there is a no. */
    @Benchmark
    public Decision research(Hospital hospital, Walk walk) {
        PatientId patient = Population.id(walk.next(hospital.patients));
        return ConsentPolicy.decide(
                Population.research(patient), hospital.population.terms(patient), Population.REGIMES);
    }

    /** The same training, asked as every door asks it: with the check of whose it is, for whom and how sure that is. */
    @Benchmark
    public Decision trainingThroughTheCheck(Hospital hospital, Walk walk) {
        PatientId patient = Population.id(walk.next(hospital.patients));
        return ExportDecision.of(
                        Population.trainingQuestion(patient), hospital.population, Certainty.SURE, Population.NOW)
                .decision();
    }
}
