// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.world;

import java.util.List;
import org.consentry.agent.score.key.Matter;
import org.consentry.agent.score.key.Secret;

/**
 * Attributes in which facts about people and instances stand in the objects of this world or that maker: of table E.1-1
 * of PS3.15 those that the author knew by heart, and a few that are on no list. Each object has some of them.
 */
final class HidingPlaces {
    private static final int PARTS = 5;

    /** Tag and representation. */
    private record Place(int tag, String vr) {}

    private static final List<Place> NAMES = List.of(
            new Place(0x00101005, "PN"),
            new Place(0x00102297, "PN"),
            new Place(0x00321032, "PN"),
            new Place(0x00400006, "PN"),
            new Place(0x00401010, "PN"),
            new Place(0x00402008, "PN"),
            new Place(0x40080102, "PN"),
            new Place(0x4008010A, "PN"),
            new Place(0x4008010C, "PN"),
            new Place(0x40080114, "PN"),
            new Place(0x40080119, "PN"),
            new Place(0x00404037, "PN"),
            new Place(0x0008009C, "PN"));
    private static final List<Place> PROSE = List.of(
            new Place(0x00084000, "LT"),
            new Place(0x00082111, "ST"),
            new Place(0x00184000, "LT"),
            new Place(0x00380050, "LO"),
            new Place(0x00384000, "LT"),
            new Place(0x00321030, "LO"),
            new Place(0x00324000, "LT"),
            new Place(0x00401002, "LO"),
            new Place(0x00401400, "LT"),
            new Place(0x00402400, "LT"),
            new Place(0x00403001, "LO"),
            new Place(0x40080042, "LO"),
            new Place(0x4008010B, "ST"),
            new Place(0x40080115, "LT"),
            new Place(0x40080300, "ST"),
            new Place(0x40084000, "ST"),
            new Place(0x00102000, "LO"),
            new Place(0x00102110, "LO"),
            new Place(0x00400310, "ST"),
            new Place(0x00400556, "ST"),
            new Place(0x00189423, "LO"),
            new Place(0x00209158, "LT"),
            new Place(0x00400280, "ST"),
            new Place(0x00321070, "LO"),
            new Place(0x001021F0, "LO"),
            new Place(0x00102150, "LO"),
            new Place(0x00101080, "LO"),
            new Place(0x00101081, "LO"));
    private static final List<Place> NUMBERS = List.of(
            new Place(0x00400009, "SH"),
            new Place(0x00400253, "SH"),
            new Place(0x00401001, "SH"),
            new Place(0x00402016, "LO"),
            new Place(0x00402017, "LO"),
            new Place(0x00380010, "LO"),
            new Place(0x00380060, "LO"),
            new Place(0x00181008, "LO"),
            new Place(0x00181005, "LO"),
            new Place(0x00181007, "LO"),
            new Place(0x00120010, "LO"),
            new Place(0x00120020, "LO"),
            new Place(0x00120021, "LO"),
            new Place(0x00120030, "LO"),
            new Place(0x00120031, "LO"),
            new Place(0x00120040, "LO"),
            new Place(0x00120042, "LO"),
            new Place(0x00120060, "LO"),
            new Place(0x40080040, "SH"),
            new Place(0x40080200, "SH"),
            new Place(0x00400242, "SH"),
            new Place(0x00400241, "AE"),
            new Place(0x00400001, "AE"),
            new Place(0x00080055, "AE"),
            new Place(0x00400010, "SH"),
            new Place(0x00400011, "SH"),
            new Place(0x00402010, "SH"));
    private static final List<Place> DAYS = List.of(
            new Place(0x00080022, "DA"),
            new Place(0x00080024, "DA"),
            new Place(0x00080025, "DA"),
            new Place(0x00080015, "DT"),
            new Place(0x00181012, "DA"),
            new Place(0x00189516, "DT"),
            new Place(0x00189517, "DT"),
            new Place(0x00321000, "DA"),
            new Place(0x00321010, "DA"),
            new Place(0x00321040, "DA"),
            new Place(0x00321050, "DA"),
            new Place(0x00320032, "DA"),
            new Place(0x0038001A, "DA"),
            new Place(0x00380030, "DA"),
            new Place(0x00400002, "DA"),
            new Place(0x00400004, "DA"),
            new Place(0x00400250, "DA"),
            new Place(0x00402004, "DA"),
            new Place(0x00404005, "DT"),
            new Place(0x00404010, "DT"),
            new Place(0x00404011, "DT"),
            new Place(0x00404050, "DT"),
            new Place(0x00404051, "DT"),
            new Place(0x0040A032, "DT"),
            new Place(0x00700082, "DA"),
            new Place(0x30060008, "DA"),
            new Place(0x30080250, "DA"),
            new Place(0x40080100, "DA"),
            new Place(0x40080108, "DA"),
            new Place(0x40080112, "DA"),
            new Place(0x001021D0, "DA"));
    private static final List<Integer> UIDS = List.of(
            0x00200200,
            0x00209312,
            0x00281199,
            0x00281214,
            0x00404023,
            0x0040A171,
            0x0040A402,
            0x00620021,
            0x00640003,
            0x0070031A,
            0x00880140,
            0x30060024,
            0x300600C2,
            0x300A0013,
            0x00083010);
    private static final List<Place> SCIENCE = List.of(
            new Place(0x00180022, "CS"),
            new Place(0x00180082, "DS"),
            new Place(0x00180086, "IS"),
            new Place(0x00180090, "DS"),
            new Place(0x00180095, "DS"),
            new Place(0x00181100, "DS"),
            new Place(0x00181120, "DS"),
            new Place(0x00181150, "IS"),
            new Place(0x00181151, "IS"),
            new Place(0x00181152, "IS"),
            new Place(0x00181170, "IS"),
            new Place(0x00181190, "DS"),
            new Place(0x00181314, "DS"),
            new Place(0x00200012, "IS"),
            new Place(0x00201002, "IS"),
            new Place(0x00201041, "DS"),
            new Place(0x00281050, "DS"),
            new Place(0x00281051, "DS"));

    private final Luck luck;
    private final Visit visit;
    private final Prose prose;

    HidingPlaces(Luck luck, Visit visit) {
        this.luck = luck;
        this.visit = visit;
        this.prose = new Prose(luck, visit);
    }

    /** Fills some of them, so that every one is met in a set of some hundred objects. */
    void fill(Node node) {
        Person person = visit.person();
        for (int turn = 0; turn < PARTS; turn++) {
            Place name = luck.one(NAMES);
            node.free(name.tag())
                    .ifPresent(free -> free.person(
                            name.tag(),
                            luck.oneIn(2) ? visit.doctor() : person.name().value()));
            Place text = luck.one(PROSE);
            node.free(text.tag())
                    .ifPresent(free -> free.prose(
                            text.tag(), text.vr(), text.vr().equals("LO") ? prose.tail() : prose.sentence()));
            Place number = luck.one(NUMBERS);
            String value = luck.filled("@@#####");
            node.free(number.tag()).ifPresent(free -> free.gone(number.tag(), number.vr(), Matter.IDENTIFIER, value));
            Place day = luck.one(DAYS);
            String date = visit.later(luck.number(-9, 9));
            String time = day.vr().equals("DT")
                    ? luck.one(List.of(visit.time(), visit.time() + ".125", visit.time() + "+0200", ""))
                    : "";
            node.free(day.tag()).ifPresent(free -> free.date(day.tag(), day.vr(), date + time));
            int uid = luck.one(UIDS);
            node.free(uid).ifPresent(free -> free.uid(uid, visit.study() + ".5." + luck.number(1, 40)));
            Place science = luck.one(SCIENCE);
            node.free(science.tag())
                    .ifPresent(free -> free.keep(
                            science.tag(), science.vr(), science.vr().equals("CS") ? "OTHER" : luck.digits(3)));
        }
        oddDays(node);
        if (luck.oneIn(5)) {
            originals(node);
        }
        if (luck.oneIn(5)) {
            deep(node);
        }
        if (luck.oneIn(6)) {
            icon(node);
        }
    }

    /** Days that nobody can move because they are not written as PS3.5 wants it: they go. */
    private void oddDays(Node node) {
        if (luck.oneIn(8)) {
            String dotted = visit.day().toString().replace('-', '.');
            node.free(0x00181012).ifPresent(free -> free.gone(0x00181012, "DA", Matter.DATE, dotted));
        }
        if (luck.oneIn(8)) {
            node.free(0x00404052)
                    .ifPresent(free -> free.gone(
                            0x00404052, "DT", Matter.DATE, visit.date().substring(0, 6)));
        }
        if (luck.oneIn(8)) {
            Prose.Note tail = prose.tail();
            node.free(0x00324000)
                    .ifPresent(free -> free.prose(
                            0x00324000, "LT", new Prose.Note("CHEST\u0000\u0000" + tail.text(), tail.secrets())));
        }
    }

    /** What another program changed, with the values of before; who made and sent it; a signature. */
    private void originals(Node node) {
        Person person = visit.person();
        Node original = node.item(0x04000561);
        original.gone(0x04000562, "DT", Matter.DATE, visit.later(3) + "101010")
                .gone(0x04000563, "LO", Matter.PLACE, visit.station())
                .write(0x04000565, "CS", "CORRECT");
        original.item(0x04000550)
                .person(0x00100010, person.name().value())
                .gone(0x00100020, "LO", Matter.IDENTIFIER, person.otherId());
        Node maker = node.item(0x0018A001);
        maker.gone(0x00080080, "LO", Matter.PLACE, visit.hospital()).person(0x00081070, visit.operator());
        Node signature = node.item(0xFFFAFFFA);
        signature.gone(0x04000120, "OB", Matter.NAME, "signed by " + visit.doctorsFamily());
        Node reader = node.item(0x00081049);
        reader.gone(0x00401102, "ST", Matter.ADDRESS, person.street())
                .gone(0x00401103, "LO", Matter.PHONE, person.phone());
    }

    /** A name under six sequences. */
    private void deep(Node node) {
        Node at = node.item(0x00400555);
        for (int sequence : List.of(0x0040A730, 0x0040A730, 0x0040A730, 0x0040A730, 0x0040A730)) {
            at = at.item(sequence);
        }
        at.person(0x0040A123, visit.person().name().value())
                .prose(0x0040A160, "UT", prose.sentence())
                .date(0x0040A121, "DA", visit.date());
    }

    /** A small copy of the picture, in which the name can be read. */
    private void icon(Node node) {
        Prose.Note note = new Prose.Note(
                visit.person().mrn() + "  ",
                List.of(new Secret(Matter.IDENTIFIER, visit.person().mrn())));
        Node icon = node.item(0x00880200);
        icon.bytes(0x00280010, "US", new byte[] {4, 0}).bytes(0x00280011, "US", new byte[] {4, 0});
        icon.prose(0x7FE00010, "OW", note);
    }
}
