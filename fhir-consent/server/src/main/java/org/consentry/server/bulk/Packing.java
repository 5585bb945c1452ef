// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.server.storage.work.Outages;
import org.consentry.server.storage.work.Transactions;

/**
 * Packs exports, some patients at a time. Only the database has the progress: after a restart, or on another node, it
 * goes on with the next patient.
 */
@Singleton
public class Packing {
    private static final System.Logger LOG = System.getLogger(Packing.class.getName());
    private static final int PATIENTS_AT_ONCE = 50;
    /** How many lines are decided about at once, since what is known about them is in memory together. */
    private static final int ENOUGH_LINES = 2000;

    private final JobStore jobs;
    private final LineStore lines;
    private final Selection selection;
    private final Transactions transactions;
    private final BulkConfig config;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public Packing(
            JobStore jobs,
            LineStore lines,
            Selection selection,
            Transactions transactions,
            BulkConfig config,
            InstantSource clock) {
        this.jobs = jobs;
        this.lines = lines;
        this.selection = selection;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /** One round: discards an export whose time is over, and packs on. Returns 0 when there is nothing to do now. */
    int doWork() {
        Instant now = clock.instant();
        int done = transactions.call(() -> forget(now)) ? 1 : 0;
        return done + (transactions.call(() -> jobs.toPack().isPresent()) ? pack(now) : 0);
    }

    private int pack(Instant now) {
        try {
            return transactions.call(
                    () -> jobs.toPack().map(job -> pack(job, now)).orElse(0));
        } catch (RuntimeException broken) {
            if (Outages.isOutage(broken)) {
                throw broken;
            }
            LOG.log(Level.ERROR, "An export could not be packed", broken);
            transactions.run(() -> jobs.toPack().ifPresent(job -> jobs.save(job.stumbled(now.plus(config.keep())))));
            return 1;
        }
    }

    private int pack(Job job, Instant now) {
        List<String> patients = lines.toLookAt(job, PATIENTS_AT_ONCE);
        if (patients.isEmpty()) {
            jobs.save(job.ready(now.plus(config.keep())));
            return 1;
        }
        Map<String, List<LineStore.Line>> candidates = lines.candidates(patients, job);
        List<String> some = few(patients, candidates);
        candidates.keySet().retainAll(some);
        Selection.Round round = selection.round(job.order(), candidates);
        Map<String, List<LineStore.Line>> picked = new LinkedHashMap<>();
        some.forEach(patient -> picked.put(patient, round.pick(patient).lines()));
        lines.add(job.id(), picked);
        // A patient without lines for this export does not count as kept out.
        int keptOut = (int) some.stream()
                .filter(patient -> candidates.containsKey(patient)
                        && picked.getOrDefault(patient, List.of()).isEmpty())
                .count();
        jobs.save(job.packed(some.size(), keptOut, some.get(some.size() - 1)));
        return some.size();
    }

    /** The first patients who have about as many lines as are decided about at once; at least one patient. */
    private static List<String> few(List<String> patients, Map<String, List<LineStore.Line>> candidates) {
        int count = 0;
        int lines = 0;
        while (count < patients.size() && lines < ENOUGH_LINES) {
            lines += candidates.getOrDefault(patients.get(count), List.of()).size();
            count++;
        }
        return patients.subList(0, count);
    }

    private boolean forget(Instant now) {
        Optional<String> over = jobs.expired(now);
        over.ifPresent(job -> {
            lines.delete(job);
            jobs.delete(job);
        });
        return over.isPresent();
    }
}
