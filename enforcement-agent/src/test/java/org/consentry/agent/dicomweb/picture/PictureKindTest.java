// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures keep their pixels and lose what may carry text; the truth comes from the JDK's own reader and writer. */
class PictureKindTest {
    private static final int HEADER_OF_PNG = 33;

    @ParameterizedTest
    @EnumSource(PictureKind.class)
    void aPictureKeepsItsPixels(PictureKind kind) throws IOException {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_3BYTE_BGR}) {
            byte[] before = picture(kind, type);

            byte[] after = copied(kind, before);

            assertThat(pixels(after)).isEqualTo(pixels(before));
        }
    }

    @ParameterizedTest
    @CsvSource({"E1", "E0", "E2", "EE", "ED", "FE"})
    void whatCarriesTextInAJpegIsLeftOut(String marker) throws IOException {
        byte[] before = picture(PictureKind.JPEG, BufferedImage.TYPE_BYTE_GRAY);
        byte[] segment = segment(marker, "Fictional^Anna".getBytes(StandardCharsets.US_ASCII));

        byte[] after = copied(PictureKind.JPEG, inserted(before, 2, segment));

        assertThat(after).isEqualTo(copied(PictureKind.JPEG, before));
        assertThat(text(after)).doesNotContain("Fictional");
    }

    /** What says that colors are not turned is needed; a thumbnail is a picture that nobody judged. */
    @Test
    void ofApplicationSegmentsThePlainOnesStay() throws IOException {
        byte[] before = picture(PictureKind.JPEG, BufferedImage.TYPE_BYTE_GRAY);
        byte[] adobe = segment("EE", HexFormat.of().parseHex("41646f626500640000000000"));
        byte[] plain = segment("E0", HexFormat.of().parseHex("4a46494600010100000100010000"));
        byte[] withPicture = segment("E0", HexFormat.of().parseHex("4a46494600010100000100010101"));
        byte[] without = without(before);

        assertThat(copied(PictureKind.JPEG, inserted(without, 2, adobe))).isEqualTo(inserted(without, 2, adobe));
        assertThat(copied(PictureKind.JPEG, inserted(without, 2, plain))).isEqualTo(inserted(without, 2, plain));
        assertThat(copied(PictureKind.JPEG, inserted(without, 2, withPicture))).isEqualTo(without);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tEXt", "zTXt", "iTXt", "eXIf", "tIME", "iCCP"})
    void whatCarriesTextInAPngIsLeftOut(String name) throws IOException {
        byte[] before = picture(PictureKind.PNG, BufferedImage.TYPE_BYTE_GRAY);

        byte[] after = copied(PictureKind.PNG, inserted(before, HEADER_OF_PNG, chunk(name, "Name\0Fictional^Anna")));

        assertThat(after).isEqualTo(copied(PictureKind.PNG, before));
        assertThat(text(after)).doesNotContain("Fictional");
    }

    @Test
    void aJpegThatIsNotUnderstoodIsRefused() throws IOException {
        byte[] jpeg = picture(PictureKind.JPEG, BufferedImage.TYPE_BYTE_GRAY);

        assertRefused(PictureKind.JPEG, picture(PictureKind.PNG, BufferedImage.TYPE_BYTE_GRAY));
        assertRefused(PictureKind.JPEG, Arrays.copyOf(jpeg, jpeg.length + 1));
        assertRefused(PictureKind.JPEG, inserted(jpeg, jpeg.length, jpeg));
        assertRefused(PictureKind.JPEG, inserted(jpeg, 2, segment("F0", new byte[4])));
        assertRefused(PictureKind.JPEG, inserted(jpeg, 2, segment("C3", new byte[9])));
        assertRefused(PictureKind.JPEG, inserted(jpeg, 2, segment("DB", new byte[64])));
        assertRefused(PictureKind.JPEG, inserted(jpeg, 2, segment("C4", new byte[18])));
        assertRefused(PictureKind.JPEG, inserted(jpeg, 2, segment("DD", new byte[3])));
        assertRefused(PictureKind.JPEG, HexFormat.of().parseHex("ffd8ffd9"));
        assertRefused(PictureKind.JPEG, HexFormat.of().parseHex("ffd8ffe00001ffd9"));
        assertRefused(PictureKind.JPEG, HexFormat.of().parseHex("ffd8ffda000801010000000000ffd9"));
    }

    @Test
    void aPngThatIsNotUnderstoodIsRefused() throws IOException {
        byte[] png = picture(PictureKind.PNG, BufferedImage.TYPE_BYTE_GRAY);
        byte[] broken = png.clone();
        broken[png.length - 20] ^= 1;
        byte[] animated = chunk("acTL", "12345678");

        assertRefused(PictureKind.PNG, picture(PictureKind.JPEG, BufferedImage.TYPE_BYTE_GRAY));
        assertRefused(PictureKind.PNG, broken);
        assertRefused(PictureKind.PNG, Arrays.copyOf(png, png.length + 1));
        assertRefused(PictureKind.PNG, inserted(png, HEADER_OF_PNG, animated));
        assertRefused(PictureKind.PNG, inserted(png, HEADER_OF_PNG, chunk("teXt", "name")));
        assertRefused(PictureKind.PNG, inserted(png, HEADER_OF_PNG, chunk("sRGB", "name of a person")));
        assertRefused(PictureKind.PNG, inserted(png, 8, chunk("tEXt", "first")));
        assertRefused(PictureKind.PNG, inserted(png, HEADER_OF_PNG, Arrays.copyOfRange(png, 8, HEADER_OF_PNG)));
        assertRefused(PictureKind.PNG, inserted(Arrays.copyOf(png, HEADER_OF_PNG), HEADER_OF_PNG, chunk("IEND", "")));
    }

    /** Whatever is cut off, nothing passes for a whole picture. */
    @ParameterizedTest
    @EnumSource(PictureKind.class)
    void aPictureThatIsCutOffIsRefused(PictureKind kind) throws IOException {
        byte[] whole = picture(kind, BufferedImage.TYPE_BYTE_GRAY);

        for (int length = 0; length < whole.length; length++) {
            assertRefused(kind, Arrays.copyOf(whole, length));
        }
    }

    private static void assertRefused(PictureKind kind, byte... picture) {
        assertThatExceptionOfType(RefusedBodyException.class).isThrownBy(() -> copied(kind, picture));
    }

    private static byte[] copied(PictureKind kind, byte... picture) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            kind.copy(new ByteArrayInputStream(picture), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] picture(PictureKind kind, int type) throws IOException {
        BufferedImage image = new BufferedImage(23, 17, type);
        Random random = new Random(1);
        for (int y = 0; y < 17; y++) {
            for (int x = 0; x < 23; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, kind.name(), out)).isTrue();
        return out.toByteArray();
    }

    private static int[] pixels(byte... picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /** The JPEG without the JFIF segment that the JDK writes first. */
    private static byte[] without(byte... jpeg) {
        int length = ByteBuffer.wrap(jpeg, 4, 2).getShort();
        return inserted(new byte[] {(byte) 0xFF, (byte) 0xD8}, 2, Arrays.copyOfRange(jpeg, 4 + length, jpeg.length));
    }

    private static byte[] inserted(byte[] into, int at, byte... some) {
        return ByteBuffer.allocate(into.length + some.length)
                .put(into, 0, at)
                .put(some)
                .put(into, at, into.length - at)
                .array();
    }

    private static byte[] segment(String marker, byte... value) {
        return ByteBuffer.allocate(4 + value.length)
                .put((byte) 0xFF)
                .put(HexFormat.of().parseHex(marker))
                .putShort((short) (2 + value.length))
                .put(value)
                .array();
    }

    private static byte[] chunk(String name, String value) {
        byte[] named = (name + value).getBytes(StandardCharsets.ISO_8859_1);
        CRC32 check = new CRC32();
        check.update(named);
        return ByteBuffer.allocate(8 + named.length)
                .putInt(named.length - 4)
                .put(named)
                .putInt((int) check.getValue())
                .array();
    }

    private static String text(byte... bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
