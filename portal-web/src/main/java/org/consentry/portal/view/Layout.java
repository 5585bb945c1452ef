// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the layout of every page shows around its content.
 *
 * @param who whose menu is shown
 * @param name signed-in person's name, empty on public pages
 * @param here path and query of this page that a language link comes back to, ending in {@code ?} or {@code &}
 * @param csrf makes the CSRF token when a form asks for it; empty on pages that can have no form
 * @param mark whose form it is, for {@code KeptForms}
 * @param draft whether nobody has reviewed the texts of this language yet
 * @param assets URL prefix of the static files, with their content hash
 * @param work what the signed-in person may do as one of the staff
 * @param acting for whom the signed-in person acts; empty on the own pages
 */
public record Layout(
        Locale locale,
        Who who,
        String name,
        String here,
        String hospital,
        String phone,
        Optional<Supplier<String>> csrf,
        String mark,
        boolean draft,
        String assets,
        StaffWork work,
        Optional<ActedFor> acting) {

    /** Whose menu a page has. */
    public enum Who {
        PUBLIC,
        PATIENT,
        STAFF
    }

    /** One entry of the menu; the text is a message key. */
    public record MenuItem(String key, String path, String text) {}

    private static final List<MenuItem> PUBLIC_MENU = List.of(
            new MenuItem("start", "/", "nav.start"),
            new MenuItem("companies", "/companies", "nav.companies"),
            new MenuItem("how", "/how", "nav.how"));
    private static final List<MenuItem> PATIENT_MENU = List.of(
            new MenuItem("home", "/home", "nav.home"),
            new MenuItem("sharing", "/sharing", "nav.sharing"),
            new MenuItem("choices", "/choices", "nav.choices"),
            new MenuItem("questions", "/questions", "nav.questions"),
            new MenuItem("companies", "/companies", "nav.companies"));

    public List<MenuItem> menu() {
        return switch (who) {
            case PUBLIC -> PUBLIC_MENU;
            case PATIENT ->
                PATIENT_MENU.stream()
                        .filter(item -> asks() || !"questions".equals(item.key()))
                        .toList();
            case STAFF -> work.menu();
        };
    }

    /** Whether the signed-in person has this duty of staff; its name is that of a {@link StaffDuty}. */
    public boolean may(String duty) {
        return work.may(StaffDuty.valueOf(duty));
    }

    /** Whether the signed-in person acts for another here. */
    public boolean acts() {
        return acting.isPresent();
    }

    /** Whether the patient may ask here, or somebody for them. */
    public boolean asks() {
        return acting.map(other -> other.powers().contains("ask")).orElse(true);
    }

    /** Whether the patient may choose here, or somebody for them. */
    public boolean chooses() {
        return acting.map(other -> other.powers().contains("choose")).orElse(true);
    }

    /**
     * Keys to look for a text under, the first that is there counts: on the page of another person there can be words
     * that fit what may be done there.
     */
    List<String> wordings(String key) {
        if (!acts()) {
            return List.of(key);
        }
        var keys = new ArrayList<String>();
        if (!chooses() && !asks()) {
            keys.add("acting.only." + key);
        }
        if (!chooses()) {
            keys.add("acting.look." + key);
        }
        if (!asks()) {
            keys.add("acting.silent." + key);
        }
        keys.add("acting." + key);
        keys.add(key);
        return keys;
    }

    /** The first page of the person: what the hospital's name links to. */
    public String homePath() {
        return menu().get(0).path();
    }

    /** The help number as the address of a link. */
    public String phoneLink() {
        return "tel:" + phone.replaceAll("[^0-9+]", "");
    }

    public boolean patient() {
        return who == Who.PATIENT;
    }

    public boolean staff() {
        return who == Who.STAFF;
    }

    public boolean someone() {
        return who != Who.PUBLIC;
    }

    public String language() {
        return locale.getLanguage();
    }

    public boolean forms() {
        return csrf.isPresent();
    }

    public String csrfToken() {
        return csrf.orElseThrow().get();
    }

    public String asset(String file) {
        return assets + file;
    }
}
