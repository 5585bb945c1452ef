// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Date;
import java.util.List;
import org.consentry.protocol.CodeChange;
import org.consentry.server.fhir.door.FhirWrites;
import org.consentry.server.fhir.record.Filing;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/**
 * Makes a Task for staff for each code that changed, as soon as an agent has sent the old and the new code. Staff must
 * inform the company. The Task has the codes and names nobody. It is in no patient's compartment.
 */
@Singleton
public class CodeChangeMapping {
    private static final String KIND = "https://consentry.org/fhir/task";

    private final CodeChangeStore changes;
    private final FhirWrites writes;
    private final ResourceStore resources;

    /** Takes its collaborators. */
    @Inject
    public CodeChangeMapping(CodeChangeStore changes, FhirWrites writes, ResourceStore resources) {
        this.changes = changes;
        this.writes = writes;
        this.resources = resources;
    }

    /** Takes an agent's answers. The first answer for each change counts. */
    void tell(List<CodeChange.Codes> answers) {
        for (CodeChange.Codes codes : answers) {
            changes.lock(codes.id()).ifPresent(untold -> {
                StoredVersion stored = writes.create(task(untold, codes), new Filing(null, untold.at()));
                changes.told(codes.id(), stored.key().id());
            });
        }
    }

    private Task task(CodeChangeStore.Untold untold, CodeChange.Codes codes) {
        Task task = new Task()
                .setStatus(Task.TaskStatus.REQUESTED)
                .setIntent(Task.TaskIntent.ORDER)
                .setCode(new CodeableConcept().addCoding(new Coding(KIND, "code-changed", null)))
                .setDescription(text(untold.parted(), codes))
                .setAuthoredOn(Date.from(untold.at()))
                .setLastModified(Date.from(untold.at()))
                .setOwner(owner(untold.change().recipient().value()));
        input(task, "was", new StringType(codes.was()));
        input(task, "now", new StringType(codes.now()));
        input(task, "parted", new BooleanType(untold.parted()));
        return task;
    }

    private static String text(boolean parted, CodeChange.Codes codes) {
        return parted
                ? "Code " + codes.was() + " stood for two persons; scans of one of them have code " + codes.now()
                        + " from now on"
                : "Code " + codes.was() + " is now code " + codes.now() + ": both are one person";
    }

    private Reference owner(String recipient) {
        boolean device = ResourceKey.isId(recipient)
                && resources.read(new ResourceKey("Device", recipient)).isPresent();
        return new Reference((device ? "Device/" : "Organization/") + recipient);
    }

    private static void input(Task task, String name, Type value) {
        task.addInput().setType(new CodeableConcept().setText(name)).setValue(value);
    }
}
