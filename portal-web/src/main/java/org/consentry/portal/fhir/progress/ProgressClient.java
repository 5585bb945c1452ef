// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.progress;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.ChoiceClient;
import org.consentry.portal.fhir.choice.Enforcement;
import org.consentry.portal.fhir.choice.OneCompany;
import org.consentry.portal.fhir.choice.Standing;
import org.consentry.portal.fhir.choice.WayToSayNo;
import org.consentry.portal.fhir.register.RecentRegister;
import org.consentry.portal.fhir.register.RegisterEntry;
import org.consentry.portal.fhir.request.DeleteRequest;
import org.consentry.portal.fhir.request.Held;
import org.consentry.portal.fhir.request.RequestClient;

/**
 * Finds the recipients to which a patient's no counts for all that a patient can stop there: each that has something of
 * the patient, and each that the patient said no to by itself. It asks for each choice once where it works.
 */
@Singleton
public class ProgressClient {

    private final ChoiceClient choices;
    private final RequestClient requests;
    private final RecentRegister register;

    @Inject
    public ProgressClient(ChoiceClient choices, RequestClient requests, RecentRegister register) {
        this.choices = choices;
        this.requests = requests;
        this.register = register;
    }

    /**
     * All of them: those that got something last first, then those that have nothing.
     *
     * @param asked requests to delete, newest first; missing where they are not to be read
     * @throws org.consentry.portal.fhir.FhirProblem if it cannot be told who has something
     */
    public List<RecipientProgress> of(
            FhirCaller caller, String patient, Standing standing, PageSection<List<DeleteRequest>> asked) {
        if (!standing.saysNo()) {
            return List.of();
        }
        Map<String, RegisterEntry> known = register.recipients();
        var reach = new HashMap<String, PageSection<Enforcement>>();
        return recipients(caller, patient, standing).entrySet().stream()
                .flatMap(each -> {
                    Optional<RegisterEntry> entry = Optional.ofNullable(known.get(each.getKey()));
                    List<Choice> nos = nos(
                            standing,
                            each.getKey(),
                            entry.map(RegisterEntry::purposes).orElse(List.of()));
                    return nos.isEmpty()
                            ? Stream.empty()
                            : Stream.of(new RecipientProgress(
                                    each.getKey(),
                                    entry.map(RegisterEntry::name).orElse(each.getKey()),
                                    reach(caller, nos, reach),
                                    each.getValue(),
                                    newest(asked, each.getKey())));
                })
                .toList();
    }

    private Map<String, Optional<Held>> recipients(FhirCaller caller, String patient, Standing standing) {
        var found = new LinkedHashMap<String, Optional<Held>>();
        requests.held(caller, patient).stream()
                .filter(held -> !held.recipient().isEmpty())
                .forEach(held -> found.put(held.recipient(), Optional.of(held)));
        standing.single().stream()
                .filter(choice -> choice.value() == Choice.Value.NO)
                .map(Choice::matter)
                .filter(OneCompany.class::isInstance)
                .forEach(matter -> found.putIfAbsent(((OneCompany) matter).id(), Optional.empty()));
        return found;
    }

    /** The choices that together stop what the patient can stop there; none if something may still go. */
    static List<Choice> nos(Standing standing, String recipient, List<String> purposes) {
        Optional<Choice> own =
                standing.about(new OneCompany(recipient)).filter(choice -> choice.value() == Choice.Value.NO);
        if (own.isPresent()) {
            return List.of(own.get());
        }
        List<String> topics = new WayToSayNo(purposes).topics();
        List<Choice> main = standing.topics().stream()
                .filter(state -> state.no() && topics.contains(state.topic().code()))
                .flatMap(state -> state.choice().stream())
                .toList();
        return main.size() == topics.size() ? main : List.of();
    }

    private PageSection<Enforcement> reach(
            FhirCaller caller, List<Choice> nos, Map<String, PageSection<Enforcement>> known) {
        List<PageSection<Enforcement>> each = nos.stream()
                .map(choice ->
                        known.computeIfAbsent(choice.id(), id -> PageSection.of(() -> choices.enforcement(caller, id))))
                .toList();
        return each.stream().allMatch(section -> section.there())
                ? PageSection.there(each.stream()
                        .map(PageSection::get)
                        .reduce(Enforcement::and)
                        .orElseThrow())
                : PageSection.missing();
    }

    private static PageSection<Optional<DeleteRequest>> newest(
            PageSection<List<DeleteRequest>> asked, String recipient) {
        return asked.there()
                ? PageSection.there(asked.get().stream()
                        .filter(request -> request.recipient().equals(recipient))
                        .findFirst())
                : PageSection.missing();
    }
}
