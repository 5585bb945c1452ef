// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a member of staff may do here: which pages open, what the menu names, which buttons a page has.
 *
 * @param duties what the roles of the sign-in give; empty for everybody who is not of the staff
 */
public record StaffWork(Set<StaffDuty> duties) {

    /** Nobody of the staff. */
    public static final StaffWork NONE = new StaffWork(Set.of());

    private static final Set<StaffDuty> PATIENTS = EnumSet.of(StaffDuty.PATIENTS);
    private static final Set<StaffDuty> CHOICES = EnumSet.of(StaffDuty.CHOICES);
    private static final Set<StaffDuty> LISTS = EnumSet.of(StaffDuty.WORK_LISTS);
    private static final Set<StaffDuty> LETTERS = EnumSet.of(StaffDuty.LETTERS);
    private static final Set<StaffDuty> OVERVIEWS = EnumSet.of(StaffDuty.OVERVIEWS);
    private static final Set<StaffDuty> REGISTER = EnumSet.of(StaffDuty.REGISTER);
    private static final Set<StaffDuty> DRAFTS = EnumSet.of(StaffDuty.DRAFTS);
    private static final Set<StaffDuty> APPROVALS = EnumSet.of(StaffDuty.APPROVALS);
    private static final Set<StaffDuty> EITHER = EnumSet.of(StaffDuty.DRAFTS, StaffDuty.APPROVALS);
    private static final Set<StaffDuty> OFFICE = EnumSet.of(StaffDuty.OFFICE);

    /** Pages by their address, the first that fits counts. What fits none is for privacy officers. */
    private static final List<Door> DOORS = List.of(
            new Door(Pattern.compile("/staff(/inbox)?"), LISTS, LISTS),
            new Door(Pattern.compile("/staff/inbox/[^/]+/patient"), LISTS, PATIENTS),
            new Door(Pattern.compile("/staff/inbox/[^/]+"), LISTS, OFFICE),
            new Door(Pattern.compile("/staff/requests(/[^/]+)?"), LISTS, OFFICE),
            new Door(Pattern.compile("/staff/patients/[^/]+/choice(/check)?"), CHOICES, CHOICES),
            new Door(Pattern.compile("/staff/patients/[^/]+/receipt/[^/]+"), PATIENTS, CHOICES),
            new Door(Pattern.compile("/staff/patients/[^/]+/proxies(/.+)?"), PATIENTS, OFFICE),
            new Door(Pattern.compile("/staff/patients(/.+)?"), PATIENTS, PATIENTS),
            new Door(Pattern.compile("/staff/openings/new"), PATIENTS, OFFICE),
            new Door(Pattern.compile("/staff/openings/no"), CHOICES, CHOICES),
            new Door(Pattern.compile("/staff/companies/[^/]+/edit"), DRAFTS, DRAFTS),
            new Door(Pattern.compile("/staff/companies/[^/]+/send"), REGISTER, DRAFTS),
            new Door(Pattern.compile("/staff/companies/[^/]+/(publish|send-back)"), REGISTER, APPROVALS),
            new Door(Pattern.compile("/staff/companies/[^/]+/drop"), REGISTER, EITHER),
            new Door(Pattern.compile("/staff/companies(/.+)?"), REGISTER, OFFICE),
            new Door(Pattern.compile("/staff/agents/changes/[^/]+/confirm"), REGISTER, APPROVALS),
            new Door(Pattern.compile("/staff/agents/changes/[^/]+/drop"), REGISTER, EITHER),
            new Door(Pattern.compile("/staff/agents(/.+)?"), REGISTER, DRAFTS),
            new Door(Pattern.compile("/staff/routes"), REGISTER, OFFICE),
            new Door(Pattern.compile("/staff/reports(/.+)?"), OVERVIEWS, OFFICE),
            new Door(Pattern.compile("/staff/checks"), OVERVIEWS, OFFICE),
            new Door(Pattern.compile("/staff/bypass"), OVERVIEWS, OFFICE),
            new Door(Pattern.compile("/staff/notices(/.+)?"), OVERVIEWS, OFFICE),
            new Door(Pattern.compile("/staff/letters"), EnumSet.of(StaffDuty.OVERVIEWS, StaffDuty.LETTERS), LETTERS));

    private static final List<Layout.MenuItem> MENU = List.of(
            new Layout.MenuItem("inbox", "/staff", "staff.nav.inbox"),
            new Layout.MenuItem("requests", "/staff/requests", "staff.nav.requests"),
            new Layout.MenuItem("patients", "/staff/patients", "staff.nav.patients"),
            new Layout.MenuItem("agents", "/staff/agents", "staff.nav.agents"),
            new Layout.MenuItem("routes", "/staff/routes", "staff.nav.routes"),
            new Layout.MenuItem("checks", "/staff/checks", "staff.nav.checks"),
            new Layout.MenuItem("companies", "/staff/companies", "nav.companies"));

    /** What the work list leads to, for who has none. */
    private static final List<Layout.MenuItem> BESIDE = List.of(
            new Layout.MenuItem("letters", "/staff/letters", "staff.letters.title"),
            new Layout.MenuItem("notices", "/staff/notices", "staff.notices.title"),
            new Layout.MenuItem("reports", "/staff/reports", "staff.reports.title"));

    /** A page, who may read it, and who may press its buttons. */
    private record Door(Pattern path, Set<StaffDuty> reads, Set<StaffDuty> posts) {}

    /** Copies the duties. */
    public StaffWork {
        duties = Set.copyOf(duties);
    }

    /** What these roles give. */
    public static StaffWork of(Set<String> roles) {
        return new StaffWork(StaffDuty.of(roles));
    }

    /** Whether it is anybody of the staff. */
    public boolean some() {
        return !duties.isEmpty();
    }

    /** Whether this duty is among them. */
    public boolean may(StaffDuty duty) {
        return duties.contains(duty);
    }

    /**
     * Whether a page of staff opens.
     *
     * @param post whether a button was pressed there
     * @param path without the query
     */
    public boolean opens(boolean post, String path) {
        return DOORS.stream()
                .filter(door -> door.path().matcher(path).matches())
                .findFirst()
                .map(door -> post ? door.posts() : door.reads())
                .orElse(OFFICE)
                .stream()
                .anyMatch(this::may);
    }

    /** The pages that can be opened, the first one first. */
    List<Layout.MenuItem> menu() {
        Stream<Layout.MenuItem> beside = may(StaffDuty.WORK_LISTS) ? Stream.of() : BESIDE.stream();
        return Stream.concat(MENU.stream(), beside)
                .filter(item -> opens(false, item.path()))
                .toList();
    }

    /** Where somebody of the staff begins. */
    public String home() {
        return menu().get(0).path();
    }
}
