// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

import java.util.List;
import org.consentry.launcher.RunningStack;

/** What to look at, once everything runs. */
final class Tour {
    private Tour() {}

    static List<String> lines(RunningStack stack) {
        return List.of(
                "Open   " + stack.endpoints().portal() + "/",
                "",
                "Log in as (demo accounts, fictional people)",
                "         anna / demo-anna    a patient",
                "         ben  / demo-ben     a patient who has said no",
                "         dana / demo-dana    privacy officer; the code that is asked for: deploy/code",
                "         eli  / demo-eli     a second privacy officer, with the same code",
                "         theo / demo-theo    the front desk; nora a reader, uma an auditor: demo-nora, demo-uma, the same code",
                "       export client of the demo: export-demo, its secret is client-export-demo in",
                "         " + stack.config().run().secrets(),
                "",
                "Also   " + stack.endpoints().fhir() + "/metadata    FHIR API",
                "       " + stack.endpoints().agent() + "/.well-known/authzen-configuration    decision API",
                "       " + stack.config().run().logs() + "    logs");
    }
}
