// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.request;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentry.policy.PatientCase;
import org.consentry.policy.Purpose;
import org.consentry.policy.PurposeHierarchy;
import org.consentry.policy.RecipientId;
import org.consentry.server.access.Acting;
import org.consentry.server.access.Caller;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.fhir.person.PatientIdentities;
import org.consentry.server.storage.ResourceKey;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/** Reads Tasks, and says which steps a Task may take. */
final class TaskMapping {
    static final String KIND = "https://consentry.org/fhir/task";
    static final String PURPOSE = "purpose";

    private static final String TOLD = "code-changed";

    private static final Set<TaskStatus> BEGINNING = Set.of(TaskStatus.REQUESTED);
    private static final Set<TaskStatus> OPEN = Set.of(
            TaskStatus.REQUESTED, TaskStatus.RECEIVED, TaskStatus.ACCEPTED, TaskStatus.INPROGRESS, TaskStatus.ONHOLD);
    private static final Set<TaskStatus> OVER = Set.of(TaskStatus.COMPLETED, TaskStatus.REJECTED, TaskStatus.CANCELLED);

    private TaskMapping() {}

    /**
     * A Task that may be written.
     *
     * @param kind what is asked
     * @param patient logical id
     * @param stops what it stops while it counts
     */
    record Asked(RequestKind kind, String patient, PatientCase stops) {}

    /** The parts that a patient may set in an own request. Other parts are not taken over. */
    static Task ofPatient(Task sent, Caller caller) {
        Task task = new Task()
                .setStatus(sent.getStatus())
                .setIntent(sent.getIntent())
                .setFor(bare(sent.getFor()))
                .setOwner(bare(sent.getOwner()))
                .setFocus(bare(sent.getFocus()));
        sent.getCode().getCoding().forEach(coding -> task.getCode().addCoding(bare(coding)));
        sent.getInput().stream()
                .filter(input -> PURPOSE.equals(input.getType().getText()) && input.getValue() instanceof Coding)
                .forEach(input -> task.addInput()
                        .setType(new CodeableConcept().setText(PURPOSE))
                        .setValue(bare((Coding) input.getValue())));
        sent.getNote().forEach(note -> task.addNote().setText(note.getText()));
        Acting acting = caller.acting();
        return acting == null ? task : task.setRequester(new Reference(acting.reference()));
    }

    /** The reference without its display text, which staff would read as the server's. */
    private static @Nullable Reference bare(Reference sent) {
        return sent.hasReference() ? new Reference(sent.getReference()) : null;
    }

    private static Coding bare(Coding sent) {
        return new Coding(sent.getSystem(), sent.getCode(), null);
    }

    /** The parts that a patient may change: the status cancelled, and the reason in words. */
    static Task cancelled(Task before, Task sent) {
        Task task = before.copy().setStatus(sent.getStatus());
        if (sent.getStatusReason().hasText()) {
            task.setStatusReason(
                    new CodeableConcept().setText(sent.getStatusReason().getText()));
        }
        return task;
    }

    /** Reads a Task and complains about everything that cannot be acted on. */
    static Optional<Asked> read(Task task, Complaints complaints) {
        Optional<RequestKind> kind = kind(task);
        Optional<String> patient = PatientIdentities.logicalId(task.getFor());
        Optional<RecipientId> owner = owner(task);
        Set<Purpose> purposes = purposes(task, complaints);
        if (kind.isEmpty()) {
            complaints.add("Task.code", "one code of " + KIND, "none or another");
        }
        if (patient.isEmpty()) {
            complaints.add("Task.for", "a literal reference Patient/x", "none");
        }
        if (owner.isEmpty()) {
            complaints.add("Task.owner", "a literal reference to an Organization or Device", "none");
        }
        if (task.getIntent() != Task.TaskIntent.ORDER) {
            complaints.add("Task.intent", "order", "another");
        }
        kind.filter(found -> found.hasPurposes() == purposes.isEmpty())
                .ifPresent(found -> complaints.add(
                        "Task.input",
                        found.hasPurposes() ? "at least one purpose" : "no purpose: it stops everything",
                        found.hasPurposes() ? "none" : "some"));
        return complaints.all().isEmpty()
                ? Optional.of(new Asked(
                        kind.orElseThrow(),
                        patient.orElseThrow(),
                        new PatientCase(kind.orElseThrow().stops(), owner.orElseThrow(), purposes)))
                : Optional.empty();
    }

    /** Complains about a status in which no Task begins. */
    static void begins(Task task, Complaints complaints) {
        if (!BEGINNING.contains(task.getStatus())) {
            complaints.add("Task.status", "requested", code(task));
        }
    }

    /** Complains about a step that a Task cannot take. */
    static void follows(Task before, Task after, Complaints complaints) {
        if (!OPEN.contains(after.getStatus()) && !OVER.contains(after.getStatus())) {
            complaints.add(
                    "Task.status",
                    "requested, received, accepted, in-progress, on-hold, completed, rejected or cancelled",
                    code(after));
        }
        boolean reopened = OVER.contains(before.getStatus()) && before.getStatus() != after.getStatus();
        boolean takenBack = before.getStatus() == TaskStatus.COMPLETED && after.getStatus() == TaskStatus.CANCELLED;
        if (reopened && !takenBack) {
            complaints.add("Task.status", code(before) + ", since it is over", code(after));
        }
        if (after.getStatus() == TaskStatus.REJECTED && !after.hasStatusReason()) {
            complaints.add("Task.statusReason", "the legal ground of the rejection", "none");
        }
        if (!sameKind(before, after)
                || !same(before.getFor(), after.getFor())
                || !same(before.getOwner(), after.getOwner())
                || !purposes(before).equals(purposes(after))) {
            complaints.add("Task", "the code, patient, owner and purposes of the version before", "others");
        }
    }

    private static boolean sameKind(Task before, Task after) {
        return before.getCode().equalsDeep(after.getCode())
                || (kind(before).isPresent() && kind(before).equals(kind(after)));
    }

    /** Whether two references are the same. A display name beside a reference does not change it. */
    private static boolean same(Reference before, Reference after) {
        return before.equalsDeep(after)
                || (before.hasReference() && before.getReference().equals(after.getReference()));
    }

    /** Whether this server itself made the Task to inform staff. Nobody asked for it, and it stops nothing. */
    static boolean isTold(Task task) {
        Coding code = task.getCode().getCodingFirstRep();
        return KIND.equals(code.getSystem()) && TOLD.equals(code.getCode());
    }

    /** Whether a Task in this state stops sharing. */
    static boolean stops(Task task, RequestKind kind) {
        return OPEN.contains(task.getStatus()) || (kind.lasts() && task.getStatus() == TaskStatus.COMPLETED);
    }

    private static Optional<RequestKind> kind(Task task) {
        List<Coding> codes = task.getCode().getCoding();
        return codes.size() == 1 && KIND.equals(codes.get(0).getSystem())
                ? RequestKind.of(String.valueOf(codes.get(0).getCode()))
                : Optional.empty();
    }

    private static Optional<RecipientId> owner(Task task) {
        IdType id = new IdType(task.getOwner().getReference());
        boolean ours = Set.of("Organization", "Device").contains(String.valueOf(id.getResourceType()))
                && !id.hasBaseUrl()
                && id.getIdPart() != null
                && ResourceKey.isId(id.getIdPart());
        return ours ? Optional.of(new RecipientId(id.getIdPart())) : Optional.empty();
    }

    private static Set<Purpose> purposes(Task task, Complaints complaints) {
        Set<Purpose> found = purposes(task);
        if (!found.stream().allMatch(PurposeHierarchy::knows)) {
            complaints.add("Task.input", "purposes of use that are known", "another");
        }
        return found;
    }

    private static Set<Purpose> purposes(Task task) {
        return task.getInput().stream()
                .filter(input -> PURPOSE.equals(input.getType().getText()))
                .map(input -> input.getValue() instanceof Coding coding ? coding : new Coding())
                .map(coding -> new Purpose(
                        coding.hasSystem() ? coding.getSystem() : "none", coding.hasCode() ? coding.getCode() : "none"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String code(Task task) {
        return task.getStatus() == null ? "none" : task.getStatus().toCode();
    }
}
