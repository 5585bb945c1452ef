// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.world;

import java.util.List;
import org.consentry.agent.score.key.Matter;

/** What objects of one modality have besides: technique, and the places where people's facts hide in them. */
final class Images {
    private final Luck luck;
    private final Series series;
    private final Visit visit;
    private final Prose prose;

    Images(Luck luck, Series series) {
        this.luck = luck;
        this.series = series;
        this.visit = series.visit();
        this.prose = new Prose(luck, visit);
    }

    void ct(Node node) {
        place(node);
        node.keep(0x00080008, "CS", "ORIGINAL\\PRIMARY\\AXIAL")
                .keep(0x00180060, "DS", "120")
                .keep(0x00180050, "DS", "1.25")
                .keep(0x00181210, "SH", luck.one(List.of("B30f", "STANDARD", "FC18")))
                .keep(0x00185100, "CS", "HFS")
                .uid(0x00083010, visit.study() + ".83" + luck.number(1, 3))
                .keep(0x00281052, "DS", "-1024")
                .keep(0x00281053, "DS", "1");
        node.description(0x00180010, "LO", "CONTRAST", prose.tail());
        curve(node);
    }

    void mr(Node node) {
        place(node);
        node.keep(0x00080008, "CS", "ORIGINAL\\PRIMARY\\M")
                .keep(0x00180020, "CS", "SE")
                .keep(0x00180080, "DS", "500")
                .keep(0x00180081, "DS", "12")
                .keep(0x00180087, "DS", "1.5")
                .keep(0x00180024, "SH", "tse2d1_5")
                .keep(0x00181250, "SH", "BODY");
        node.prose(0x00184000, "LT", prose.sentence());
    }

    void pt(Node node) {
        place(node);
        Node drug = node.item(0x00540016);
        drug.date(0x00181078, "DT", visit.date() + "070000")
                .keep(0x00181074, "DS", "370000000")
                .keep(0x00181075, "DS", "6586.2")
                .code(0x00540300, "77004003", "SCT", "Fluorine");
        node.keep(0x00541001, "CS", "BQML")
                .keep(0x00541000, "CS", "STATIC\\IMAGE")
                .keep(0x00541102, "CS", "START")
                .number(0x00540081, 90);
    }

    void dx(Node node) {
        node.keep(0x00080008, "CS", "ORIGINAL\\PRIMARY")
                .keep(0x00185101, "CS", "PA")
                .keep(0x00181164, "DS", "0.139\\0.139")
                .keep(0x00280301, "CS", "NO")
                .keep(0x00200020, "CS", "L\\F")
                .gone(0x0018700A, "SH", Matter.IDENTIFIER, luck.filled("DET#####"))
                .date(0x0018700C, "DA", visit.later(-60))
                .gone(0x00181004, "LO", Matter.IDENTIFIER, luck.filled("PLATE####"));
        node.description(0x00181400, "LO", "CHEST", prose.tail());
        overlay(node);
    }

    void mg(Node node) {
        node.keep(0x00080008, "CS", "ORIGINAL\\PRIMARY")
                .keep(0x00200062, "CS", luck.one(List.of("L", "R")))
                .keep(0x00181110, "DS", "650")
                .keep(0x001811A0, "DS", "52")
                .keep(0x00280301, "CS", "NO")
                .code(0x00540220, "399162004", "SCT", "CC")
                .code(0x00082218, "76752008", "SCT", "Breast");
    }

    /** An object of many frames: facts in functional groups. */
    void multiFrame(Node node, int frames) {
        node.keep(0x00080008, "CS", "ORIGINAL\\PRIMARY\\VOLUME\\NONE")
                .uid(0x00209161, visit.study() + ".61")
                .date(0x0008002A, "DT", visit.date() + visit.time());
        Node dimension = node.item(0x00209222);
        dimension.uid(0x00209164, visit.study() + ".64");
        Node shared = node.item(0x52009229);
        Node anatomy = shared.item(0x00209071);
        anatomy.keep(0x00209072, "CS", "U")
                .code(0x00082218, series.part().code(), "SCT", series.part().meaning());
        Node source = shared.item(0x00089124);
        source.code(0x00089215, "121320", "DCM", "Uncompressed predecessor");
        source.reference(
                0x00082112,
                "1.2.840.10008.5.1.4.1.1.2",
                luck.one(series.others()).instance());
        for (int frame = 0; frame < frames; frame++) {
            Node content = node.item(0x52009230).item(0x00209111);
            content.date(0x00189074, "DT", visit.date() + visit.time() + "." + (100 + frame))
                    .date(0x00189151, "DT", visit.date() + visit.time())
                    .keep(0x00209056, "SH", "1")
                    .prose(0x00209158, "LT", prose.sentence());
        }
    }

    /** Private elements of a maker who copies the patient into them. */
    void privates(Node node) {
        node.write(0x00290010, "LO", "IMAGINARY HEADER 1")
                .prose(0x00291008, "LO", prose.tail())
                .prose(0x00291010, "OB", prose.sentence())
                .prose(0x00291020, "UN", prose.sentence())
                .write(0x00110010, "LO", "IMAGINARY PATIENT")
                .gone(0x00111001, "PN", Matter.NAME, visit.person().name().family());
        Node hidden = node.item(0x00291030);
        hidden.prose(0x00081030, "LO", prose.tail())
                .person(0x00100010, visit.person().name().value());
    }

    private void place(Node node) {
        node.keep(0x00200032, "DS", "-150.5\\-120.25\\" + luck.number(1, 400))
                .keep(0x00200037, "DS", "1\\0\\0\\0\\1\\0")
                .keep(0x00280030, "DS", "0.75\\0.75");
    }

    private void overlay(Node node) {
        if (luck.oneIn(2)) {
            node.bytes(0x60000010, "US", new byte[] {32, 0})
                    .bytes(0x60000011, "US", new byte[] {32, 0})
                    .bytes(0x60000100, "US", new byte[] {1, 0})
                    .bytes(0x60000102, "US", new byte[] {0, 0})
                    .prose(0x60001500, "LO", prose.tail())
                    .prose(0x60000022, "LO", prose.tail())
                    .prose(0x60004000, "LT", prose.sentence());
            node.gone(0x60003000, "OW", Matter.NAME, "\u0001" + luck.digits(127));
        }
    }

    private void curve(Node node) {
        if (luck.oneIn(4)) {
            node.bytes(0x50000005, "US", new byte[] {2, 0})
                    .prose(0x50000022, "LO", prose.tail())
                    .prose(0x50002500, "LO", prose.tail());
        }
    }
}
