// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.consentry.server.access.Caller;
import org.consentry.server.access.WriteRecorder;
import org.consentry.server.audit.AuditTrail;
import org.consentry.server.audit.event.AuditEntry;
import org.jspecify.annotations.Nullable;

/** Records changes through the door of every type in the audit trail. */
@Singleton
public class ChangeRecord implements WriteRecorder {
    private final AuditTrail trail;

    /** Takes the trail. */
    @Inject
    public ChangeRecord(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void changed(Caller caller, @Nullable String patient, String versioned, boolean created) {
        AuditEntry.Interaction what = created ? AuditEntry.Interaction.CREATE : AuditEntry.Interaction.UPDATE;
        trail.record(new AuditEntry(what, caller, patient, versioned));
    }
}
