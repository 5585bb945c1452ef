// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.consentry.policy.Basis;
import org.consentry.policy.Permit;
import org.jspecify.annotations.Nullable;

/** Picks what of a patient is in an export now. */
@Singleton
public class Selection {
    private static final String STUDY = "ImagingStudy";

    private final Admission admission;

    /** Takes what decides. */
    @Inject
    public Selection(Admission admission) {
        this.admission = admission;
    }

    /**
     * What of a patient may leave.
     *
     * @param lines resources; none if nothing may
     * @param basis versioned references that allowed it; none for an administrative export
     * @param regime citation of the regimes it was decided by, or null for an administrative export
     */
    record Picked(
            List<LineStore.Line> lines,
            Set<String> basis,
            @Nullable String regime) {
        Picked {
            lines = List.copyOf(lines);
            basis = Set.copyOf(basis);
        }
    }

    /**
     * Of these lines those that may leave now: each scan by a decision of its own, the rest if the patient may be in
     * the export at all, be it with one scan.
     */
    Picked pick(String patient, List<LineStore.Line> lines, Order order) {
        Destination to = order.destination();
        if (to == null) {
            return new Picked(lines, Set.of(), null);
        }
        List<LineStore.Line> picked = new ArrayList<>();
        Set<String> basis = new TreeSet<>();
        Optional<Permit> whole = Admission.permit(admission.patient(patient, to));
        for (LineStore.Line line : lines) {
            if (line.key().type().equals(STUDY)) {
                Admission.permit(admission.study(patient, line.key(), to)).ifPresent(permit -> {
                    picked.add(line);
                    basis.addAll(references(permit));
                });
            }
        }
        if (whole.isEmpty() && picked.isEmpty()) {
            return new Picked(List.of(), Set.of(), null);
        }
        whole.ifPresent(permit -> basis.addAll(references(permit)));
        lines.stream().filter(line -> !line.key().type().equals(STUDY)).forEach(picked::add);
        return new Picked(picked, basis, admission.regime(patient, to).orElse(null));
    }

    private static Set<String> references(Permit permit) {
        return permit.basis().stream().map(Basis::reference).collect(Collectors.toSet());
    }
}
