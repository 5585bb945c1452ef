// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.bundle;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.consentry.server.fhir.person.LinkedPatients;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.StringType;

/**
 * Runs the entries of a transaction bundle in one transaction of the database. The first failure undoes everything.
 * Entries that others refer to come first, then R4's own order applies.
 */
@Singleton
@Transactional
public class TransactionProvider {
    private final EntryDoor door;
    private final EntryLinks links;
    private final LinkedPatients people;

    /** Takes its collaborators. */
    @Inject
    public TransactionProvider(EntryDoor door, EntryLinks links, LinkedPatients people) {
        this.door = door;
        this.links = links;
        this.people = people;
    }

    /** Answers to all entries, in the order they came. */
    public List<BundleEntryComponent> run(ServletRequestDetails parent, List<Entry> entries) {
        EntryNames names = links.names(parent, entries);
        Map<Integer, BundleEntryComponent> answers = new TreeMap<>();
        // Locks everybody first. From the first entry for agents on, all other writers wait for this transaction. A
        // lock taken after that could wait for one of them.
        people.lock(links.patients(names, entries));
        for (Entry entry : links.ordered(names, entries)) {
            try {
                links.resolve(parent, entry, names);
                BundleEntryComponent answer = door.answer(parent, entry);
                answers.put(entry.index(), answer);
                String location = answer.getResponse().getLocation();
                if (entry.writes() && location != null) {
                    IdType id = new IdType(location);
                    names.is(entry, id.getResourceType() + "/" + id.getIdPart());
                }
            } catch (BaseServerResponseException refusal) {
                throw refused(entry, refusal);
            }
        }
        return List.copyOf(answers.values());
    }

    /** The same refusal, with the entry it is about. */
    private static BaseServerResponseException refused(Entry entry, BaseServerResponseException refusal) {
        OperationOutcome outcome =
                refusal.getOperationOutcome() instanceof OperationOutcome said ? said.copy() : new OperationOutcome();
        if (!outcome.hasIssue()) {
            outcome.addIssue()
                    .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                    .setCode(OperationOutcome.IssueType.PROCESSING)
                    .setDiagnostics(Objects.toString(refusal.getMessage(), ""));
        }
        for (OperationOutcome.OperationOutcomeIssueComponent issue : outcome.getIssue()) {
            issue.setDiagnostics(entry.name() + ": " + issue.getDiagnostics() + ". Nothing was saved");
            if (!issue.hasExpression()) {
                issue.addExpression(entry.name());
            } else {
                for (StringType expression : issue.getExpression()) {
                    expression.setValue(entry.name() + ".resource, " + expression.getValue());
                }
            }
        }
        UnclassifiedServerFailureException answer =
                new UnclassifiedServerFailureException(refusal.getStatusCode(), "An entry of a transaction is refused");
        answer.setOperationOutcome(outcome);
        return answer;
    }
}
