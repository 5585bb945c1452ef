// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.consentry.launcher.Part;
import org.consentry.launcher.RunningStack;

/** A busy hospital: how long saves and pages take at a steady pace. */
final class LoadBench {

    private static final int SAVES = 50;
    private static final int PAGES = 20;
    private static final int EXPORTS = 2;
    private static final int WARM_UP = 90;

    private final RunningStack stack;
    private final Figures figures;
    private final OrdinaryDay day;

    /** @param silent the patient before the first of those who have not said anything yet */
    LoadBench(RunningStack stack, Figures figures, InstantSource clock, long silent) {
        this.stack = stack;
        this.figures = figures;
        this.day = new OrdinaryDay(stack, clock, silent);
    }

    void run(int seconds) throws IOException, InterruptedException {
        day.begin();
        OrdinaryDay.together(day.paces(SAVES / 2, PAGES / 2, EXPORTS), WARM_UP);
        List<Pace> measured = day.paces(SAVES, PAGES, EXPORTS);
        memory("before");
        for (int minute = 1; minute <= seconds / 60; minute++) {
            OrdinaryDay.together(measured, 60);
            memory("after minute " + minute);
            for (Pace pace : measured) {
                pace.report("minute " + minute, figures);
            }
        }
    }

    private void memory(String when) throws IOException {
        for (Part part : List.of(Part.MAIN, Part.AGENT)) {
            figures.line(part + " " + when + "," + ProcessFacts.of(stack.pid(part)));
        }
    }
}
