// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.consentry.server.access.Caller;
import org.consentry.server.audit.AuditTrail;
import org.consentry.server.audit.event.CompanyEntry;
import org.consentry.server.recipient.change.CompanyChange.Kind;
import org.consentry.server.recipient.change.CompanyChange.What;
import org.consentry.server.recipient.change.CompanyRecorder;
import org.consentry.server.recipient.change.CompanyStep;

/** Records steps of staff in the register of recipients in the audit trail. */
@Singleton
public class CompanyRecord implements CompanyRecorder {
    private final AuditTrail trail;

    /** Takes the trail. */
    @Inject
    public CompanyRecord(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void done(Caller caller, CompanyStep step) {
        trail.record(
                new CompanyEntry(caller, code(step), action(step.what()), step.company(), step.change(), step.why()));
    }

    private static String code(CompanyStep step) {
        return switch (step.what()) {
            case SAVED -> "company-draft-saved";
            case BACK -> "company-draft-returned";
            case SENT -> step.kind() == Kind.FACTS ? "company-draft-sent" : "company-resume-asked";
            case DROPPED -> step.kind() == Kind.FACTS ? "company-draft-dropped" : "company-resume-dropped";
            case DONE ->
                switch (step.kind()) {
                    case FACTS -> "company-published";
                    case PAUSE -> "company-paused";
                    case RESUME -> "company-resumed";
                };
        };
    }

    private static String action(What what) {
        return switch (what) {
            case SAVED -> "C";
            case SENT, BACK, DONE, DROPPED -> "U";
        };
    }
}
