// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.world;

import org.consentry.agent.score.key.Kind;
import org.consentry.agent.score.key.Matter;

/** Objects without pixels: reports, presentation states and plans. */
final class Documents {
    private static final int CONTENT = 0x0040A730;
    private static final int CONCEPT = 0x0040A043;
    private static final int TEXT_VALUE = 0x0040A160;

    private final Luck luck;
    private final Series series;
    private final Visit visit;
    private final Prose prose;

    Documents(Luck luck, Series series) {
        this.luck = luck;
        this.series = series;
        this.visit = series.visit();
        this.prose = new Prose(luck, visit);
    }

    /** A structured report whose sentences, names and days go, and whose tree, codes and numbers stay. */
    void report(Node node) {
        node.keep(0x0040A040, "CS", "CONTAINER")
                .keep(0x0040A050, "CS", "SEPARATE")
                .keep(0x0040A491, "CS", "COMPLETE")
                .keep(0x0040A493, "CS", "VERIFIED")
                .code(CONCEPT, "18748-4", "LN", "Diagnostic imaging report")
                .date(0x00080023, "DA", visit.later(1))
                .keep(0x00080033, "TM", visit.time());
        Node verifier = node.item(0x0040A073);
        verifier.person(0x0040A075, visit.doctor())
                .filled(0x0040A075)
                .gone(0x0040A027, "LO", Matter.PLACE, visit.hospital())
                .date(0x0040A030, "DT", visit.later(1) + "120000");
        Node author = node.item(0x0040A078);
        author.person(0x0040A123, visit.doctor()).gone(0x00080080, "LO", Matter.PLACE, visit.hospital());
        Node evidence = node.item(0x0040A375);
        evidence.uid(0x0020000D, visit.study());
        Node of = evidence.item(0x00081115);
        of.uid(0x0020000E, visit.study() + ".1");
        of.reference(
                0x00081199,
                series.others().get(0).sopClass(),
                series.others().get(0).instance());
        Node findings = entry(node, "CONTAINER", "121070", "Findings");
        for (int line = luck.number(2, 4); line > 0; line--) {
            Node text = entry(findings, "TEXT", "121071", "Finding");
            text.prose(TEXT_VALUE, "UT", prose.sentence()).filled(TEXT_VALUE);
        }
        Node own = entry(findings, "CODE", "121071", "Finding");
        Node ownCode = own.item(0x0040A168);
        ownCode.gone(0x00080100, "SH", Matter.IDENTIFIER, luck.filled("X@@#####"))
                .keep(0x00080102, "SH", "99HOSP")
                .gone(0x00080104, "LO", Matter.NAME, visit.person().name().family());
        Node observer = entry(node, "PNAME", "121008", "Person Observer Name");
        observer.person(0x0040A123, visit.doctor()).filled(0x0040A123);
        Node day = entry(node, "DATE", "121125", "DateTime of Process");
        day.date(0x0040A121, "DA", visit.date());
        Node moment = entry(findings, "DATETIME", "111526", "DateTime Started");
        moment.date(0x0040A120, "DT", visit.date() + visit.time());
        Node uid = entry(node, "UIDREF", "110180", "Study Instance UID");
        uid.uid(0x0040A124, visit.study());
        Node measured = entry(findings, "NUM", "410668003", "Length");
        Node value = measured.item(0x0040A300);
        value.keep(0x0040A30A, "DS", luck.number(2, 40) + ".5").code(0x004008EA, "mm", "UCUM", "millimeter");
        Node image = entry(findings, "IMAGE", "121191", "Referenced Segment");
        image.reference(
                0x00081199,
                series.others().get(0).sopClass(),
                luck.one(series.others()).instance());
    }

    /** A presentation state with the name written across the image. */
    void presentation(Node node) {
        node.write(0x00700080, "CS", "LABEL")
                .filled(0x00700080)
                .date(0x00700082, "DA", visit.later(1))
                .keep(0x00700083, "TM", visit.time())
                .person(0x00700084, visit.operator())
                .prose(0x00700081, "LO", prose.tail());
        Node annotation = node.item(0x00700001);
        annotation.item(0x00700008).prose(0x00700006, "ST", prose.sentence());
        Node of = node.item(0x00081115);
        of.uid(0x0020000E, visit.study() + ".1");
        of.reference(
                0x00081140,
                series.others().get(0).sopClass(),
                series.others().get(0).instance());
    }

    /** A plan of radiotherapy. */
    void plan(Node node) {
        node.gone(0x300A0002, "SH", Matter.IDENTIFIER, luck.filled("PLN@@####"))
                .filled(0x300A0002)
                .prose(0x300A0003, "LO", prose.tail())
                .prose(0x300A0004, "ST", prose.sentence())
                .date(0x300A0006, "DA", visit.later(3))
                .keep(0x300A0007, "TM", visit.time())
                .keep(0x300A000C, "CS", "PATIENT")
                .keep(0x300E0002, "CS", "APPROVED")
                .date(0x300E0004, "DA", visit.later(4))
                .person(0x300E0008, visit.doctor());
        node.reference(
                0x300C0060,
                "1.2.840.10008.5.1.4.1.1.481.3",
                series.others().get(0).instance());
        Node fractions = node.item(0x300A0070);
        fractions.keep(0x300A0071, "IS", "1").keep(0x300A0078, "IS", "25");
    }

    /** Contours; who drew them and whose they are stands in labels. */
    void structures(Node node) {
        node.description(0x30060002, "SH", "PLANNING", prose.tail())
                .prose(0x30060004, "LO", prose.tail())
                .prose(0x30060006, "ST", prose.sentence())
                .date(0x30060008, "DA", visit.later(2))
                .keep(0x30060009, "TM", visit.time());
        Node frame = node.item(0x30060010);
        frame.uid(0x00200052, series.frame());
        Node region = node.item(0x30060020);
        region.keep(0x30060022, "IS", "1")
                .uid(0x30060024, series.frame())
                .prose(0x30060026, "LO", prose.tail())
                .prose(0x30060028, "ST", prose.sentence());
        Node contour = node.item(0x30060039).item(0x30060040);
        contour.keep(0x30060042, "CS", "CLOSED_PLANAR").keep(0x30060050, "DS", "1\\2\\3\\4\\5\\3");
        node.item(0x30060080).person(0x300600A6, visit.operator());
    }

    /** An electrocardiogram with a remark. */
    void waveform(Node node) {
        Node group = node.item(0x54000100);
        group.keep(0x003A0004, "CS", "ORIGINAL").keep(0x003A001A, "DS", "500").number(0x003A0005, 1);
        group.bytes(0x003A0010, "UL", new byte[] {3, 0, 0, 0})
                .bytes(0x54001004, "US", new byte[] {16, 0})
                .keep(0x54001006, "CS", "SS");
        group.bytes(0x54001010, "OW", new byte[] {1, 2, 3, 4, 5, 6})
                .fact(Kind.TAG_RETAINED, Matter.SCIENCE, 0x54001010, "");
        node.item(0x0040B020).prose(0x00700006, "ST", prose.sentence());
        node.date(0x0008002A, "DT", visit.date() + visit.time());
    }

    /** A letter as it came from a scanner. */
    void paper(Node node) {
        node.prose(0x00420010, "ST", prose.sentence())
                .prose(0x00420011, "OB", prose.sentence())
                .write(0x00420012, "LO", "application/pdf");
    }

    private static Node entry(Node parent, String type, String code, String meaning) {
        Node entry = parent.item(CONTENT);
        entry.keep(0x0040A010, "CS", "CONTAINS").keep(0x0040A040, "CS", type).code(CONCEPT, code, "DCM", meaning);
        return entry.fact(Kind.TAG_RETAINED, Matter.SCIENCE, CONCEPT, "");
    }
}
