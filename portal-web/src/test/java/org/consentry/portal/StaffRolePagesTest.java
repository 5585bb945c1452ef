// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consentry.portal.view.Layout;
import org.consentry.portal.view.StaffWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages show a role of staff no button and no link that it may not use. */
class StaffRolePagesTest {
    private static final List<String> ROLES =
            List.of("privacy-reader", "desk", "registry-editor", "registry-approver", "auditor");
    private static final Pattern FORM = Pattern.compile("<form[^>]*>");
    private static final Pattern ACTION = Pattern.compile("action=\"(/staff[^\"?#]*)");
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/staff[^\"?#]*)");

    /** Where the pages are that more than privacy officers open. */
    private static final Map<String, String> ADDRESSES = Map.ofEntries(
            Map.entry("inbox", "/staff"),
            Map.entry("conversation", "/staff/inbox/q1"),
            Map.entry("requests", "/staff/requests"),
            Map.entry("request", "/staff/requests/r1"),
            Map.entry("lookup", "/staff/patients"),
            Map.entry("reason", "/staff/patients/p1"),
            Map.entry("patient", "/staff/patients/p1"),
            Map.entry("line", "/staff/patients/p1/lines/l1"),
            Map.entry("choice", "/staff/patients/p1/choices/c1"),
            Map.entry("entry", "/staff/patients/p1/choice"),
            Map.entry("check", "/staff/patients/p1/choice/check"),
            Map.entry("receipt", "/staff/patients/p1/receipt/c1"),
            Map.entry("proxies", "/staff/patients/p1/proxies"),
            Map.entry("accounting", "/staff/patients/p1/accounting"),
            Map.entry("opening", "/staff/openings/new"),
            Map.entry("closedno", "/staff/openings/no"),
            Map.entry("companies", "/staff/companies"),
            Map.entry("company", "/staff/companies/acme"),
            Map.entry("company-edit", "/staff/companies/acme/edit"),
            Map.entry("agents", "/staff/agents"),
            Map.entry("routes", "/staff/routes"),
            Map.entry("checks", "/staff/checks"),
            Map.entry("bypass", "/staff/bypass"),
            Map.entry("letters", "/staff/letters"),
            Map.entry("notices", "/staff/notices"),
            Map.entry("reports", "/staff/reports"));

    /** Pages for privacy officers alone. */
    private static final Set<String> OFFICE = Set.of(
            "consents", "notice-check", "old-releases", "old-releases-result", "openings", "rules", "rules-result");

    static Stream<SamplePages.Sample> pages() {
        return SamplePages.all().stream().filter(sample -> sample.who() == Layout.Who.STAFF);
    }

    /** One that is at no address here would not be looked at. */
    @Test
    void everyPageOfStaffIsLookedAt() {
        assertThat(pages().map(SamplePages.Sample::view)
                        .filter(view -> view.startsWith("staff/"))
                        .map(StaffRolePagesTest::name))
                .allSatisfy(name -> assertThat(ADDRESSES.containsKey(name) != OFFICE.contains(name))
                        .as(name)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyFormOfAPageThatARoleReadsIsOneItMaySend(SamplePages.Sample sample) {
        assertThat(readers(sample))
                .allSatisfy(role -> assertThat(forms(RenderedPages.toRole(sample, role), role))
                        .as("forms that %s sees and may not send", role)
                        .isEmpty());
    }

    @Test
    void anOfficerSeesTheButtons() {
        assertThat(pages().map(sample -> RenderedPages.toRole(sample, "privacy-officer")))
                .anySatisfy(page -> assertThat(page).contains("/publish\""))
                .anySatisfy(page -> assertThat(page).contains("action=\"/staff/openings\""));
    }

    /** The look-up finds by number only what the consent server shows to the role. */
    static Stream<SamplePages.Sample> pagesButTheLookup() {
        return pages().filter(sample -> !sample.view().equals("staff/lookup.html"));
    }

    /** A link to the start leads each role to its own. */
    @ParameterizedTest
    @MethodSource("pagesButTheLookup")
    void everyLinkOfAPageThatARoleReadsOpens(SamplePages.Sample sample) {
        assertThat(readers(sample))
                .allSatisfy(role -> assertThat(shut(LINK, false, RenderedPages.toRole(sample, role), role).stream()
                                .filter(path -> !path.equals("/staff")))
                        .as("links that %s sees and may not open", role)
                        .isEmpty());
    }

    private static List<String> readers(SamplePages.Sample sample) {
        return ROLES.stream()
                .filter(role -> StaffWork.of(Set.of(role, "staff")).opens(false, address(sample)))
                .toList();
    }

    private static String address(SamplePages.Sample sample) {
        return ADDRESSES.getOrDefault(name(sample.view()), "/staff/rules");
    }

    private static String name(String view) {
        return view.replaceFirst("^staff/", "").replaceFirst("[.]html$", "");
    }

    /** Forms of a page as a role sees it, of those pages it can open, that the server would refuse. */
    private static List<String> forms(String page, String role) {
        return FORM.matcher(page)
                .results()
                .map(found -> found.group())
                .flatMap(form -> shut(ACTION, form.contains("method=\"post\""), form, role).stream())
                .toList();
    }

    private static List<String> shut(Pattern what, boolean post, String text, String role) {
        StaffWork work = StaffWork.of(Set.of(role, "staff"));
        Matcher all = what.matcher(text);
        return all.results()
                .map(found -> found.group(1))
                .filter(path -> !work.opens(post, path))
                .toList();
    }
}
