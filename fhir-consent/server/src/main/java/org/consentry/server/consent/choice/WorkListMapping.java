// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.choice;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.consentry.policy.ConsentRef;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.access.answer.Complaints.Complaint;
import org.consentry.server.consent.terms.ConsentMapping;
import org.consentry.server.consent.terms.MarksMapping;
import org.consentry.server.fhir.search.NotComputable;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.StringType;

/**
 * Finds what cannot be computed in a Consent and tags the Consent. Staff find it by the tag until another version is
 * computable or no longer counts.
 */
final class WorkListMapping {
    /** Extension on a tagged Consent: one element that could not be read when it was stored, for people to see. */
    static final String UNREAD = "https://consentry.org/fhir/StructureDefinition/unread";

    private final ConsentMapping mapping;
    private final Instant now;

    WorkListMapping(ConsentMapping mapping, Instant now) {
        this.mapping = mapping;
        this.now = now;
    }

    /**
     * Marks complaints on a Consent from others, where a patient's own Consent would be refused. It removes a date in
     * the future: until that date the Consent would say nothing.
     */
    void mark(Consent consent, Complaints complaints) {
        List<MarksMapping.Mark> marks = Stream.concat(
                        MarksMapping.of(consent).all().stream(),
                        complaints.all().stream().map(complaint -> mark(consent, complaint)))
                .toList();
        boolean ahead = consent.hasDateTime() && mentions(complaints, "Consent.dateTime");
        new MarksMapping(marks).put(consent);
        if (ahead) {
            consent.setDateTimeElement(null);
        }
    }

    /**
     * Tags the Consent and lists what cannot be computed, if it counts and there is something. Otherwise removes the
     * tag.
     */
    void tag(Consent consent) {
        consent.getMeta().getTag().removeIf(NotComputable::isTag);
        consent.getExtension().removeIf(extension -> UNREAD.equals(extension.getUrl()));
        List<Complaint> unread = unread(consent);
        if (!unread.isEmpty()) {
            consent.getMeta().addTag(NotComputable.tag());
        }
        unread.forEach(complaint -> {
            Extension extension = consent.addExtension();
            extension.setUrl(UNREAD);
            extension.addExtension("element", new StringType(complaint.expression()));
            extension.addExtension("text", new StringType(complaint.text()));
        });
    }

    /** What cannot be computed; empty if the Consent does not count. */
    List<Complaint> unread(Consent consent) {
        Complaints diagnostics = new Complaints();
        if (ConsentMapping.counts(consent)) {
            mapping.terms(consent, new ConsentRef("new", 1), now, diagnostics);
        }
        return diagnostics.all().stream()
                .filter(complaint -> !complaint.remark())
                .distinct()
                .toList();
    }

    /** The warning for the sender. */
    static OperationOutcome warning(String reference, List<Complaint> unread) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.WARNING)
                .setCode(IssueType.BUSINESSRULE)
                .setDiagnostics("Stored as " + reference + ", which cannot be computed: it blocks what it may be about"
                        + " until a version that can be computed, or one that is inactive, follows");
        unread.forEach(complaint -> outcome.addIssue()
                .setSeverity(IssueSeverity.WARNING)
                .setCode(IssueType.INVALID)
                .setDiagnostics(complaint.text())
                .addExpression(complaint.expression()));
        return outcome;
    }

    private static MarksMapping.Mark mark(Consent consent, Complaint complaint) {
        boolean date = consent.hasDateTime() && complaint.expression().equals("Consent.dateTime");
        String value = date ? ": " + consent.getDateTimeElement().getValueAsString() : "";
        return new MarksMapping.Mark(complaint.expression(), complaint.found() + value, false);
    }

    private static boolean mentions(Complaints complaints, String expression) {
        return complaints.all().stream().anyMatch(each -> each.expression().equals(expression));
    }
}
