// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.consentry.policy.Terms.*;
import static org.consentry.policy.TruthTable.row;

import java.util.List;
import org.consentry.policy.TruthTable.Row;

/** What holds where the patient has said nothing. */
final class SilentRows {

    private SilentRows() {}

    static List<Row> rows() {
        return List.of(
                row("nothing said: research goes on", PatientTerms.NONE, asks(MERIDIAN, "HRESCH"), "PERMIT"),
                row(
                        "nothing said: training needs a yes",
                        PatientTerms.NONE,
                        asks(NORTHLIGHT, "MLTRAINING"),
                        "DENY OPT_IN_MISSING"),
                row("nothing said: care goes on", PatientTerms.NONE, asks(NORTHLIGHT, "TREATDS"), "PERMIT"),
                row(
                        "nothing said: selling is refused",
                        PatientTerms.NONE,
                        asks(NORTHLIGHT, "sale"),
                        "DENY DEFAULT_DENY"));
    }
}
