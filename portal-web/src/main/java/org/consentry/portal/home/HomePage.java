// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.home;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.Enforcement;
import org.consentry.portal.fhir.choice.Exceptions;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.fhir.choice.TopicState;
import org.consentry.portal.fhir.look.StaffLook;
import org.consentry.portal.fhir.notice.Notice;
import org.consentry.portal.fhir.progress.RecipientProgress;
import org.consentry.portal.fhir.question.Conversation;
import org.consentry.portal.fhir.request.DeleteRequest;
import org.consentry.portal.fhir.sharing.SharingHistory;

/**
 * View model of the first page. Each part can be missing on its own.
 *
 * @param reach at how many places a choice of the last day works; missing where that cannot be told
 * @param progress how far a no of the last days has come at each recipient
 * @param conversations those that wait for an answer, and those that were answered lately
 * @param requests what the person asked companies to delete
 * @param notices what the hospital tells this person
 * @param listStarts first day the list covers
 */
public record HomePage(
        PageSection<List<TopicState>> states,
        Map<Topic, PageSection<Enforcement>> reach,
        PageSection<List<RecipientProgress>> progress,
        PageSection<SharingHistory> ledger,
        PageSection<List<Conversation>> conversations,
        PageSection<List<Asked>> requests,
        PageSection<List<StaffLook>> looks,
        PageSection<List<Notice>> notices,
        LocalDate today,
        Instant now,
        LocalDate listStarts) {

    private static final int PROGRESS_SHOWN = 5;

    public HomePage {
        reach = Map.copyOf(reach);
    }

    /** Whether every part is there. */
    public boolean whole() {
        return Stream.of(states, progress, ledger, conversations, requests, looks, notices)
                .allMatch(each -> each.there());
    }

    /**
     * A request to delete.
     *
     * @param who name of who was asked
     */
    public record Asked(DeleteRequest request, String who) {}

    /** Requests that wait for an answer. */
    public List<Asked> asked() {
        return requests.value().stream()
                .flatMap(List::stream)
                .filter(each -> each.request().open())
                .toList();
    }

    /** The first recipients of those that a no counts for. */
    public List<RecipientProgress> firstProgress() {
        return progress.value().orElse(List.of()).stream().limit(PROGRESS_SHOWN).toList();
    }

    /** Conversations that wait for an answer. */
    public List<Conversation> open() {
        return conversations.value().stream()
                .flatMap(List::stream)
                .filter(Conversation::open)
                .toList();
    }

    /** Conversations in which the privacy team had the last word, newest answer first. */
    public List<Conversation> answered() {
        return conversations.value().stream()
                .flatMap(List::stream)
                .filter(c -> !c.open() && c.answered().isPresent())
                .sorted(Comparator.comparing((Conversation c) -> c.answered().orElseThrow())
                        .reversed())
                .toList();
    }

    /** Of how many companies and scans the person said no; of none while that is not known. */
    public Exceptions except() {
        return states.value().stream()
                .flatMap(List::stream)
                .findFirst()
                .map(TopicState::except)
                .orElse(Exceptions.NONE);
    }

    /** Since when everything is a no; empty while it is not, or not known. */
    public Optional<Instant> stoppedOn() {
        return states.value()
                .filter(all -> all.stream().allMatch(TopicState::no))
                .flatMap(all -> all.stream()
                        .flatMap(s -> s.choice().stream())
                        .map(Choice::since)
                        .max(Comparator.naturalOrder()));
    }
}
