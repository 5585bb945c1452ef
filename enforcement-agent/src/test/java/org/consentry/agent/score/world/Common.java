// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.world;

import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.consentry.agent.score.key.Kind;
import org.consentry.agent.score.key.Matter;
import org.consentry.agent.score.key.Secret;

/**
 * What objects of every kind have: patient, study, series, devices and requests (PS3.3 C.7). The key follows the Basic
 * Profile of PS3.15 with Retain Longitudinal Temporal Information with Modified Dates, Retain Patient Characteristics,
 * Clean Descriptors and Clean Structured Content.
 */
final class Common {
    /** What stands in place of all greater ages, and so tells nothing by itself. */
    private static final int GREATEST_SHOWN_AGE = 90;

    private final Luck luck;
    private final Series series;
    private final Visit visit;
    private final Person person;
    private final Prose prose;

    Common(Luck luck, Series series) {
        this.luck = luck;
        this.series = series;
        this.visit = series.visit();
        this.person = visit.person();
        this.prose = new Prose(luck, visit);
    }

    /** Writes all that is common. */
    void write(Node node, String modality, String sopClass, int image) {
        node.write(0x00080005, "CS", person.script().term());
        node.keep(0x00080016, "UI", sopClass)
                .uid(0x00080018, series.instance(image))
                .filled(0x00080018);
        node.keep(0x00080060, "CS", modality).filled(0x00080060);
        patient(node);
        study(node);
        series(node, image);
        equipment(node);
        if (luck.oneIn(2)) {
            request(node.item(0x00400275));
        }
        if (luck.oneIn(3)) {
            performed(node);
        }
        if (luck.oneIn(3)) {
            node.reference(
                    0x00081140,
                    series.others().get(0).sopClass(),
                    luck.one(series.others()).instance());
        }
        if (luck.oneIn(2)) {
            extras(node);
        }
    }

    private void patient(Node node) {
        node.person(0x00100010, person.name().value())
                .gone(0x00100020, "LO", Matter.IDENTIFIER, person.mrn())
                .fact(Kind.PATID_CONSISTENT, Matter.IDENTIFIER, 0x00100020, person.mrn())
                .gone(0x00100030, "DA", Matter.DATE, person.birth().format(DateTimeFormatter.BASIC_ISO_DATE))
                .keep(0x00100040, "CS", person.sex());
        int age = Period.between(person.birth(), visit.day()).getYears();
        String text = "%03dY".formatted(age);
        if (age > GREATEST_SHOWN_AGE) {
            node.gone(0x00101010, "AS", Matter.AGE, text).filled(0x00101010);
        } else {
            node.keep(0x00101010, "AS", text);
        }
        if (luck.oneIn(2)) {
            node.keep(0x00101020, "DS", "1." + luck.number(50, 95)).keep(0x00101030, "DS", luck.number(48, 110) + ".5");
        }
        if (luck.oneIn(3)) {
            node.keep(0x001021A0, "CS", "NO")
                    .number(0x001021C0, 4)
                    .keep(0x00102203, "CS", "UNALTERED")
                    .gone(0x00100032, "TM", Matter.DATE, "031545");
        }
        if (luck.oneIn(3)) {
            node.gone(0x00100021, "LO", Matter.PLACE, "HOSP-" + visit.station())
                    .gone(0x00101000, "LO", Matter.IDENTIFIER, person.otherId())
                    .person(
                            0x00101001,
                            person.name().family() + "^" + person.name().given())
                    .gone(0x00101040, "LO", Matter.ADDRESS, person.street() + ", " + person.city())
                    .gone(0x00102154, "SH", Matter.PHONE, person.phone())
                    .person(0x00101060, person.name().family() + "^Ma")
                    .prose(0x00104000, "LT", prose.sentence())
                    .prose(0x001021B0, "LT", prose.sentence());
        }
        if (luck.oneIn(4)) {
            Node other = node.item(0x00101002);
            other.gone(0x00100020, "LO", Matter.IDENTIFIER, person.otherId()).write(0x00100022, "CS", "TEXT");
            node.gone(0x00101090, "LO", Matter.IDENTIFIER, person.insurance())
                    .gone(0x00102180, "SH", Matter.SCIENCE, "lighthouse guard")
                    .gone(0x00102152, "LO", Matter.ADDRESS, person.city())
                    .gone(0x00102155, "LT", Matter.ADDRESS, person.mail());
        }
    }

    private void study(Node node) {
        node.uid(0x0020000D, visit.study())
                .filled(0x0020000D)
                .gone(0x00080050, "SH", Matter.IDENTIFIER, visit.accession())
                .gone(0x00200010, "SH", Matter.IDENTIFIER, visit.studyId())
                .date(0x00080020, "DA", visit.date())
                .keep(0x00080030, "TM", visit.time())
                .person(0x00080090, visit.doctor());
        node.description(0x00081030, "LO", luck.one(series.part().words()), prose.tail());
        if (luck.oneIn(3)) {
            node.person(0x00081048, visit.doctor())
                    .person(0x00081060, visit.doctor())
                    .gone(0x00080092, "ST", Matter.ADDRESS, visit.hospital() + ", " + person.city())
                    .gone(0x00080094, "SH", Matter.PHONE, "+49 30 90" + luck.digits(4))
                    .prose(0x00081080, "LO", prose.tail());
        }
        if (luck.oneIn(4)) {
            node.prose(0x00380010, "LO", only(luck.filled("ADM#####"), Matter.IDENTIFIER))
                    .gone(
                            0x00380500,
                            "LO",
                            Matter.SCIENCE,
                            "waits with " + person.name().family())
                    .gone(0x00380300, "LO", Matter.PLACE, "Ward " + visit.station())
                    .date(0x00380020, "DA", visit.later(-1));
        }
    }

    private void series(Node node, int image) {
        node.uid(0x0020000E, series.uid())
                .filled(0x0020000E)
                .keep(0x00200011, "IS", Integer.toString(series.number()))
                .keep(0x00200013, "IS", Integer.toString(image))
                .date(0x00080021, "DA", visit.later(0))
                .keep(0x00080031, "TM", visit.time() + "." + luck.digits(3))
                .keep(0x00180015, "CS", series.part().term());
        node.description(0x0008103E, "LO", luck.one(series.part().words()), prose.tail());
        if (luck.oneIn(2)) {
            node.description(0x00181030, "LO", luck.one(series.part().words()), prose.tail());
        }
        if (luck.oneIn(3)) {
            node.person(0x00081050, visit.doctor()).person(0x00081070, visit.operator());
        }
        node.uid(0x00200052, series.frame());
    }

    private void equipment(Node node) {
        node.keep(0x00080070, "LO", "Imaginary Scanners")
                .keep(0x00081090, "LO", "Tomo " + luck.number(100, 900))
                .gone(0x00080080, "LO", Matter.PLACE, visit.hospital())
                .gone(0x00081010, "SH", Matter.PLACE, visit.station())
                .gone(0x00181000, "LO", Matter.IDENTIFIER, visit.serial())
                .keep(0x00181020, "LO", "v" + luck.number(1, 9) + "." + luck.number(0, 9));
        if (luck.oneIn(2)) {
            node.gone(0x00080081, "ST", Matter.ADDRESS, "Hospital Hill 1, " + person.city())
                    .gone(0x00081040, "LO", Matter.PLACE, "Dept. " + visit.station())
                    .uid(0x00181002, "2.25." + luck.digits(30))
                    .date(0x00181200, "DA", visit.later(-20))
                    .keep(0x00181201, "TM", "080000");
        }
    }

    private void request(Node item) {
        item.description(0x00321060, "LO", luck.one(series.part().words()), prose.tail())
                .description(0x00400007, "LO", luck.one(series.part().words()), prose.tail())
                .gone(0x00400009, "SH", Matter.IDENTIFIER, luck.filled("SPS#####"))
                .gone(0x00401001, "SH", Matter.IDENTIFIER, luck.filled("RP#####"))
                .gone(0x00080050, "SH", Matter.IDENTIFIER, visit.accession())
                .code(0x00400008, series.part().code(), "SCT", series.part().meaning());
    }

    private void performed(Node node) {
        node.date(0x00400244, "DA", visit.date())
                .keep(0x00400245, "TM", visit.time())
                .gone(0x00400253, "SH", Matter.IDENTIFIER, luck.filled("PPS#####"))
                .description(0x00400254, "LO", luck.one(series.part().words()), prose.tail())
                .prose(0x00400280, "ST", prose.sentence());
        node.reference(0x00081111, "1.2.840.10008.3.1.2.3.3", visit.study() + ".77");
        node.code(0x00081032, series.part().code(), "SCT", series.part().meaning());
    }

    private void extras(Node node) {
        node.prose(0x00204000, "LT", prose.sentence())
                .date(0x00080023, "DA", visit.date())
                .keep(0x00080033, "TM", visit.time())
                .date(0x0008002A, "DT", visit.date() + visit.time() + ".25")
                .date(0x00080012, "DA", visit.later(2))
                .uid(0x00080014, "1.2.826.0.1.3680043.10.77." + luck.digits(4))
                .gone(0x00080201, "SH", Matter.PLACE, "+0530")
                .gone(0x00081190, "UR", Matter.PLACE, "https://pacs.quenthaven.example/" + visit.accession());
    }

    private static Prose.Note only(String text, Matter matter) {
        return new Prose.Note(text, List.of(new Secret(matter, text)));
    }
}
