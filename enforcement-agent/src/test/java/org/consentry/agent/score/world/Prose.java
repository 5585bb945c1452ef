// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.world;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.consentry.agent.score.key.Matter;
import org.consentry.agent.score.key.Secret;

/** What people type where they should not: names, numbers, addresses and days in many notations. */
final class Prose {
    private static final List<DateTimeFormatter> NOTATIONS = List.of(
            DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT),
            DateTimeFormatter.ofPattern("M/d/yyyy", Locale.ROOT),
            DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT),
            DateTimeFormatter.ofPattern("d.M.yy", Locale.ROOT),
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT),
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT),
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("d-MMM-yy", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("yyyy.MM.dd", Locale.ROOT),
            DateTimeFormatter.ofPattern("dd MM yy", Locale.ROOT),
            DateTimeFormatter.ofPattern("dd_MM_yy", Locale.ROOT),
            DateTimeFormatter.ofPattern("dd MM yyyy", Locale.ROOT));

    private final Luck luck;
    private final Visit visit;

    Prose(Luck luck, Visit visit) {
        this.luck = luck;
        this.visit = visit;
    }

    /** A text with what in it tells who somebody is. */
    record Note(String text, List<Secret> secrets) {
        Note {
            secrets = List.copyOf(secrets);
        }
    }

    /** A sentence or two about the patient. */
    Note sentence() {
        Person person = visit.person();
        List<Secret> secrets = new ArrayList<>();
        String said = luck.one(List.of(
                "Pt. {name}, born {birth}, MRN {mrn}, seen on {day}. Call {phone}.",
                "{name} ({mrn}) was sent by Dr {doctor} on {day}; lives at {street}, {city}.",
                "Discussed with {name}'s family by phone {phone} on {day}.",
                "see prior of {day}, accession {acc}, pat. {name}",
                "Copy of report to {mail}, {street}, {city}. {name}.",
                "DOB {birth} / ID {mrn} / {name} / ins. {insurance}",
                "{name},{given} {birth} MRN {acc}",
                "repeat scan: {name} moved. tech {doctor}"));
        said = planted(said, "{name}", person.name().family(), Matter.NAME, secrets);
        said = planted(said, "{given}", person.name().given(), Matter.NAME, secrets);
        said = planted(said, "{mrn}", person.mrn(), Matter.IDENTIFIER, secrets);
        said = planted(said, "{birth}", written(person.birth()), Matter.DATE, secrets);
        said = planted(said, "{day}", written(visit.day()), Matter.DATE, secrets);
        said = planted(said, "{phone}", person.phone(), Matter.PHONE, secrets);
        said = planted(said, "{street}", person.street(), Matter.ADDRESS, secrets);
        said = planted(said, "{city}", person.city(), Matter.ADDRESS, secrets);
        said = planted(said, "{mail}", person.mail(), Matter.ADDRESS, secrets);
        said = planted(said, "{acc}", visit.accession(), Matter.IDENTIFIER, secrets);
        said = planted(said, "{insurance}", person.insurance(), Matter.IDENTIFIER, secrets);
        said = planted(said, "{doctor}", visit.doctorsFamily(), Matter.NAME, secrets);
        return new Note(said, secrets);
    }

    /** A word or two about the patient, as they stand behind a description. */
    Note tail() {
        Person person = visit.person();
        String family = person.name().family();
        return luck.one(List.of(
                note(family, Matter.NAME),
                note(person.mrn(), Matter.IDENTIFIER),
                note(visit.accession(), Matter.IDENTIFIER),
                note(written(visit.day()), Matter.DATE),
                note(written(person.birth()), Matter.DATE),
                note(person.phone(), Matter.PHONE),
                new Note("for " + family + " " + written(person.birth()), List.of(new Secret(Matter.NAME, family))),
                new Note("Dr " + visit.doctorsFamily(), List.of(new Secret(Matter.NAME, visit.doctorsFamily())))));
    }

    /** A day in one of the notations. */
    String written(LocalDate day) {
        return day.format(luck.one(NOTATIONS));
    }

    private static Note note(String text, Matter matter) {
        return new Note(text, List.of(new Secret(matter, text)));
    }

    private static String planted(String said, String mark, String text, Matter matter, List<Secret> secrets) {
        if (!said.contains(mark)) {
            return said;
        }
        secrets.add(new Secret(matter, text));
        return said.replace(mark, text);
    }
}
