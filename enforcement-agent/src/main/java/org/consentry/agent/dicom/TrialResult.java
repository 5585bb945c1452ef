// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.deidentify.HeaderChange;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.policy.Basis;
import org.consentry.policy.Deny;
import org.consentry.policy.Obligation;

/**
 * What would become of a scan on a route.
 *
 * @param route the route, in whatever state it is
 * @param refused why the scan would stay; empty if it would leave
 * @param obligations what its permit demands
 * @param basis what the decision rests on; the element that stopped it, if one did
 * @param changes what de-identification would do to its header; none if it would stay
 */
public record TrialResult(
        ExportRoute route,
        Optional<Deny> refused,
        Set<Obligation> obligations,
        List<Basis> basis,
        List<HeaderChange> changes) {

    public TrialResult {
        obligations = Set.copyOf(obligations);
        basis = List.copyOf(basis);
        changes = List.copyOf(changes);
    }
}
