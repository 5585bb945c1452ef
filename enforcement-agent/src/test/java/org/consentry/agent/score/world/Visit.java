// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.world;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.consentry.agent.score.raw.Script;

/** A study of a person: its numbers, its day and who took part. */
record Visit(
        Person person,
        String study,
        String accession,
        String studyId,
        LocalDate day,
        String time,
        String doctor,
        String operator,
        String hospital,
        String station,
        String serial) {
    static Visit madeUp(Luck luck, Person person, int number) {
        return new Visit(
                person,
                root(luck, person.number()) + "." + number,
                luck.filled(luck.one(List.of("ACC#######", "@@-####-##", "2######"))),
                luck.filled("S####"),
                luck.day(2015, 2025),
                "%02d%02d%02d".formatted(luck.number(7, 18), luck.number(0, 59), luck.number(0, 59)),
                doctor(luck),
                doctor(luck),
                luck.one(List.of("Quenthaven Infirmary", "St. Ambrel Klinik", "Hospital de Serrada")),
                luck.filled("STN@@##"),
                luck.filled("SN######"));
    }

    String date() {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** The day some days later, as DA has it. */
    String later(int days) {
        return day.plusDays(days).format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** What a text calls the doctor. */
    String doctorsFamily() {
        return doctor.substring(0, doctor.indexOf('^'));
    }

    private static String root(Luck luck, int person) {
        return "1.2.826.0.1.3680043.10." + luck.number(300, 899) + "." + luck.digits(7) + "." + person;
    }

    private static String doctor(Luck luck) {
        Names.Name name = Names.name(luck, Script.ASCII);
        return name.value();
    }
}
