// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.score.key.Matter;
import org.consentry.agent.score.key.Planted;
import org.consentry.agent.score.key.Secret;
import org.consentry.agent.score.raw.RawElement;
import org.consentry.agent.score.raw.RawItem;
import org.consentry.agent.score.raw.RawWriter;
import org.consentry.agent.score.raw.Script;

/** A set of objects of several patients with several studies each, the same for the same seed. */
public final class World {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final int VISITS = 2;
    private static final int FRAMES = 3;

    private final Luck luck;
    private final List<Planted> objects = new ArrayList<>();

    private World(long seed) {
        this.luck = new Luck(seed);
    }

    /** Objects of so many patients, about 28 of each. */
    public static List<Planted> of(long seed, int patients) {
        World world = new World(seed);
        for (int number = 0; number < patients; number++) {
            Person person = Person.madeUp(world.luck, number);
            for (int visit = 1; visit <= VISITS; visit++) {
                world.visit(Visit.madeUp(world.luck, person, visit));
            }
        }
        return List.copyOf(world.objects);
    }

    private void visit(Visit visit) {
        List<Known> others = new ArrayList<>();
        int number = 0;
        for (Make make : Make.values()) {
            if (make.rare && !luck.oneIn(3)) {
                continue;
            }
            number++;
            Part part = make == Make.MG ? Part.ALL.get(6) : luck.one(Part.ALL.subList(0, 6));
            Series series = new Series(
                    visit,
                    number,
                    part,
                    others.isEmpty() ? List.of(new Known(CT, visit.study() + ".1.1.1")) : List.copyOf(others));
            for (int image = 1; image <= make.images; image++) {
                objects.add(object(make, series, image));
                others.add(new Known(make.sopClass, series.instance(image)));
            }
        }
    }

    private Planted object(Make make, Series series, int image) {
        Person person = series.visit().person();
        Node node = Node.top(person.script());
        new Common(luck, series).write(node, make.modality, make.sopClass, image);
        List<Integer> burned = filled(make, node, series);
        new HidingPlaces(luck, series.visit()).fill(node);
        if (luck.oneIn(3)) {
            new Images(luck, series).privates(node);
        }
        if (make == Make.CT_CONVERTED) {
            converted(node);
        }
        String syntax = make == Make.CT_RLE
                ? RawWriter.RLE
                : make == Make.MR_IMPLICIT ? RawWriter.IMPLICIT : RawWriter.EXPLICIT;
        if (luck.oneIn(4)) {
            node.bytes(0xFFFCFFFC, "OB", person.script().bytes(person.name().family() + " " + person.mrn()));
        }
        List<Secret> secrets = new ArrayList<>(person.searched());
        secrets.add(new Secret(Matter.IDENTIFIER, series.visit().accession()));
        secrets.add(new Secret(Matter.NAME, series.visit().doctorsFamily()));
        return new Planted(
                make.name() + "-" + objects.size(),
                person.number(),
                person.mrn(),
                node.item(),
                file(node, make, series, image, syntax),
                List.copyOf(node.key()),
                List.copyOf(secrets),
                Optional.ofNullable(make.held),
                burned,
                node.representations());
    }

    private List<Integer> filled(Make make, Node node, Series series) {
        Images images = new Images(luck, series);
        Documents documents = new Documents(luck, series);
        switch (make) {
            case CT, CT_RLE, CT_CONVERTED, CT_HEAD, CT_SILENT_TEXT -> images.ct(node);
            case MR, MR_IMPLICIT -> images.mr(node);
            case PT -> images.pt(node);
            case DX, DX_OLD_OVERLAY, DX_BURNED -> images.dx(node);
            case MG -> images.mg(node);
            case CT_FRAMES, MR_FRAMES -> images.multiFrame(node, FRAMES);
            case SR -> documents.report(node);
            case PR -> documents.presentation(node);
            case PLAN -> documents.plan(node);
            case RTSTRUCT -> documents.structures(node);
            case ECG -> documents.waveform(node);
            case PDF -> documents.paper(node);
            case CT_SCREEN -> node.write(0x00080008, "CS", "DERIVED\\SECONDARY\\SCREEN SAVE");
            case US, SC -> node.write(0x00080008, "CS", "ORIGINAL\\PRIMARY");
        }
        return switch (make) {
            case SR, PR, PLAN, RTSTRUCT, ECG, PDF -> List.of();
            case CT_RLE -> {
                Pixels.compressed(node, luck);
                yield List.of();
            }
            case CT_SILENT_TEXT, CT_SCREEN, US, SC -> Pixels.burned(node, luck);
            case DX_BURNED -> {
                node.write(0x00280301, "CS", "YES");
                yield Pixels.burned(node, luck);
            }
            case DX_OLD_OVERLAY -> {
                oldOverlay(node);
                yield Pixels.overlaid(node, luck);
            }
            case CT_HEAD -> {
                node.write(0x00180015, "CS", "HEAD");
                Pixels.plain(node, luck, 1);
                yield List.of();
            }
            default -> {
                Pixels.plain(node, luck, make.name().endsWith("FRAMES") ? FRAMES : 1);
                yield List.of();
            }
        };
    }

    /**
     * An overlay in the unused bits of the pixels (PS3.3 of 2004, C.9.2), of which only the description is in the
     * header.
     */
    private static void oldOverlay(Node node) {
        node.bytes(0x60000010, "US", RawWriter.int16(Pixels.SIDE))
                .bytes(0x60000011, "US", RawWriter.int16(Pixels.SIDE))
                .write(0x60000040, "CS", "G")
                .bytes(0x60000050, "SS", new byte[] {1, 0, 1, 0})
                .bytes(0x60000100, "US", RawWriter.int16(16))
                .bytes(0x60000102, "US", RawWriter.int16(15));
        node.remove(0x60003000);
    }

    /** What a converter did not know it wrote as UN. */
    private static void converted(Node node) {
        for (int tag : List.of(
                0x00081030,
                0x00080090,
                0x00080020,
                0x00100040,
                0x00101010,
                0x0020000E,
                0x00400275,
                0x00204000,
                0x00101040,
                0x00180060,
                0x00280103)) {
            if (node.item().at("%08X".formatted(tag)).isPresent()) {
                node.unknown(tag);
            }
        }
    }

    private byte[] file(Node node, Make make, Series series, int image, String syntax) {
        boolean told = luck.oneIn(4);
        RawItem meta = new RawItem()
                .put(RawElement.of(0x00020001, "OB", new byte[] {0, 1}))
                .put(RawElement.of(0x00020002, "UI", Script.ASCII.bytes(make.sopClass)))
                .put(RawElement.of(0x00020003, "UI", Script.ASCII.bytes(series.instance(image))))
                .put(RawElement.of(0x00020010, "UI", Script.ASCII.bytes(syntax)))
                .put(RawElement.of(0x00020012, "UI", Script.ASCII.bytes("1.2.826.0.1.3680043.10.1")));
        return RawWriter.file(told ? series.visit().person().mrn() : "", meta, node.item(), syntax);
    }
}
