// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.consentry.launcher.Part;
import org.consentry.launcher.RunningStack;

/**
 * An ordinary day in which a part is restarted each other minute: what people see of it, and whether anything is lost.
 * In turn: the database, Keycloak, Keycloak's keys, the agent.
 */
final class FaultsBench {

    private static final int SAVES = 2;
    private static final int PAGES = 5;
    private static final int EXPORTS = 1;
    private static final int ROUND = 60;
    private static final int UNTIL_FAULT = 10;
    private static final List<String> FAULTS = List.of(
            "database restarted",
            "quiet after it",
            "Keycloak restarted",
            "quiet after it",
            "keys rotated",
            "quiet after it",
            "agent restarted",
            "quiet after it");

    private final RunningStack stack;
    private final Figures figures;
    private final OrdinaryDay day;
    private final KeyRotation keys;

    /** @param silent the patient before the first of those who have not said anything yet */
    FaultsBench(RunningStack stack, Figures figures, InstantSource clock, long silent) {
        this.stack = stack;
        this.figures = figures;
        this.day = new OrdinaryDay(stack, clock, silent);
        this.keys = new KeyRotation(stack.endpoints().issuer(), stack.secrets().loginAdmin());
    }

    /** Opens a connection to the database, since those from before a restart are dead. */
    interface Supply {
        Connection open() throws SQLException;
    }

    /** One round a minute; then the counts of what was acknowledged and of what is there. */
    void run(int seconds, Supply database) throws IOException, InterruptedException, SQLException {
        day.begin();
        List<Pace> paces = day.paces(SAVES, PAGES, EXPORTS);
        OrdinaryDay.together(paces, ROUND);
        for (Pace pace : paces) {
            pace.report("before the first fault", figures);
        }
        Kept before = kept(database);
        long saved = paces.getFirst().succeeded();
        long exported = paces.getLast().succeeded();
        for (int round = 0; round < seconds / ROUND; round++) {
            String fault = FAULTS.get(round % FAULTS.size());
            oneRound(paces, fault);
            for (Pace pace : paces) {
                pace.report("round " + (round + 1) + " " + fault, figures);
            }
        }
        TimeUnit.SECONDS.sleep(ROUND);
        Kept after = kept(database);
        figures.line("saves acknowledged," + (paces.getFirst().succeeded() - saved));
        figures.line("Consents stored," + (after.consents() - before.consents()));
        figures.line("entries of the feed about their patients," + (after.entries() - before.entries()));
        figures.line("audit events of these saves," + (after.audits() - before.audits()));
        figures.line("exports acknowledged," + (paces.getLast().succeeded() - exported));
        figures.line("releases recorded as sent," + (after.sent() - before.sent()));
        figures.line("releases recorded as failed or uncertain," + (after.unsure() - before.unsure()));
    }

    private static Kept kept(Supply database) throws SQLException {
        try (Connection connection = database.open()) {
            return Kept.in(connection);
        }
    }

    private void oneRound(List<Pace> paces, String fault) throws IOException, InterruptedException {
        try (ExecutorService aside = Executors.newSingleThreadExecutor()) {
            Future<?> happening = aside.submit(() -> {
                TimeUnit.SECONDS.sleep(UNTIL_FAULT);
                happen(fault);
                return null;
            });
            OrdinaryDay.together(paces, ROUND);
            happening.get();
        } catch (ExecutionException e) {
            throw new IOException("the fault \"" + fault + "\" could not be made", e);
        }
    }

    private void happen(String fault) throws IOException, InterruptedException {
        switch (fault) {
            case "database restarted" -> restart(Part.DATABASE);
            case "Keycloak restarted" -> restart(Part.LOGIN);
            case "agent restarted" -> restart(Part.AGENT);
            case "keys rotated" -> keys.addKey();
            default -> {
                // Nothing happens: does it all work as before?
            }
        }
    }

    private void restart(Part part) {
        stack.stop(part);
        stack.start(part);
    }
}
