// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.consentry.policy.Basis;
import org.consentry.policy.PatientId;
import org.consentry.policy.Permit;
import org.consentry.server.storage.ResourceKey;
import org.jspecify.annotations.Nullable;

/** Picks the lines of a patient that may be in an export now. */
@Singleton
public class Selection {
    static final String STUDY = "ImagingStudy";

    private final Admission admission;

    /** Takes the admission, which decides. */
    @Inject
    public Selection(Admission admission) {
        this.admission = admission;
    }

    /**
     * The lines of a patient that may leave.
     *
     * @param lines resources; none if nothing may
     * @param basis versioned references that allowed it; none for an administrative export
     * @param regime citation of the regimes it was decided by, or null for an administrative export
     * @param number the patient's number, or null where nobody decided
     */
    record Picked(
            List<LineStore.Line> lines,
            Set<String> basis,
            @Nullable String regime,
            @Nullable PatientId number) {
        private static final Picked NONE = new Picked(List.of(), Set.of(), null, null);

        Picked {
            lines = List.copyOf(lines);
            basis = Set.copyOf(basis);
        }

        /** The same for fewer lines. */
        Picked only(List<LineStore.Line> fewer) {
            return new Picked(fewer, basis, regime, number);
        }

        @Override
        public String toString() {
            return "Picked[" + lines.size() + "]";
        }
    }

    /**
     * Begins to pick, in one short transaction.
     *
     * @param lines for each patient the lines to pick from
     */
    Round round(ExportOrder order, Map<String, List<LineStore.Line>> lines) {
        ExportRecipient to = order.destination();
        if (to == null) {
            return new Round(null, lines);
        }
        List<ResourceKey> studies = lines.values().stream()
                .flatMap(List::stream)
                .map(LineStore.Line::key)
                .filter(key -> key.type().equals(STUDY))
                .toList();
        return new Round(admission.round(to, lines.keySet(), studies), lines);
    }

    /** Picks by the facts of one transaction. */
    static final class Round {
        private final Admission.@Nullable Round admitting;
        private final Map<String, List<LineStore.Line>> all;

        private Round(Admission.@Nullable Round admitting, Map<String, List<LineStore.Line>> all) {
            this.admitting = admitting;
            this.all = all;
        }

        /** The recipient's country; empty if there is no recipient, or its country is unknown. */
        String country() {
            return admitting == null ? "" : admitting.country();
        }

        /** The position of the change log up to which everything was known; 0 if nobody decides. */
        long position() {
            return admitting == null ? 0 : admitting.position();
        }

        /**
         * The patient's lines that may leave now. Each scan needs a decision of its own. The other lines may leave if
         * the patient may be in the export with anything, even a single scan.
         */
        Picked pick(String patient) {
            List<LineStore.Line> lines = all.getOrDefault(patient, List.of());
            if (admitting == null) {
                return new Picked(lines, Set.of(), null, null);
            }
            Admission.Person person = admitting.of(patient);
            List<LineStore.Line> picked = new ArrayList<>();
            Set<String> basis = new TreeSet<>();
            Optional<Permit> whole = Admission.permit(person.whole());
            for (LineStore.Line line : lines) {
                if (line.key().type().equals(STUDY)) {
                    Admission.permit(person.study(line.key())).ifPresent(permit -> {
                        picked.add(line);
                        basis.addAll(references(permit));
                    });
                }
            }
            if (whole.isEmpty() && picked.isEmpty()) {
                return Picked.NONE;
            }
            whole.ifPresent(permit -> basis.addAll(references(permit)));
            lines.stream().filter(line -> !line.key().type().equals(STUDY)).forEach(picked::add);
            return new Picked(
                    picked, basis, person.regime().orElse(null), person.number().orElse(null));
        }
    }

    private static Set<String> references(Permit permit) {
        return permit.basis().stream().map(Basis::reference).collect(Collectors.toSet());
    }
}
