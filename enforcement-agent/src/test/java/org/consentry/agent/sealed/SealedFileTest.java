// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is on the disk: nothing in the clear, and nothing that can be changed without being noticed. */
class SealedFileTest {
    private static final int SEALED = FileSeal.PIECE + Aes.TAG_BYTES;
    private static final byte[] FACTS = "NORTHLIGHT PATIENT-4711 Ä 2.999.47.11".getBytes(StandardCharsets.UTF_8);
    private static final FileKeeper KEEPER = new FileKeeper() {
        @Override
        public void requireRoom() {
            // always
        }

        @Override
        public RuntimeException broken(IOException cause) {
            return new UncheckedIOException(cause);
        }
    };

    @TempDir
    Path temp;

    private final SealKey key = SealKey.of(bytes(32, 1));
    private final Random random = new Random(5);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 200_000})
    void aDataSetOfAnySizeComesBackAsItWas(int size) throws IOException {
        SealedFolder folder = folder(key);
        byte[] dataset = bytes(size, 2);
        String id = put(folder, dataset);

        assertThat(read(folder, id)).isEqualTo(dataset);
        assertThat(folder(key).ids()).containsExactly(id);
        assertThat(folder(key).kept(id).facts()).isEqualTo(FACTS);
    }

    @Test
    void noByteOfTheFilesIsInTheClear() throws IOException {
        byte[] dataset = "Fictional^Anna ".repeat(9000).getBytes(StandardCharsets.US_ASCII);
        put(folder(key), dataset);

        for (Path file : files()) {
            InTheClear.findsNone(file, "Fictional", "PATIENT-4711", "2.999.47.11", "NORTHLIGHT");
        }
    }

    @Test
    void anyBitThatIsChangedIsNoticed() throws IOException {
        SealedFolder folder = folder(key);
        String id = put(folder, bytes(100, 2));

        for (Path file : files()) {
            byte[] before = Files.readAllBytes(file);
            for (int at = 0; at < before.length; at++) {
                byte[] changed = before.clone();
                changed[at] ^= 1;
                Files.write(file, changed);
                assertThatThrownBy(() -> read(folder, id)).isInstanceOf(DamagedFileException.class);
            }
            Files.write(file, before);
        }
        assertThat(read(folder, id)).hasSize(100);
    }

    @Test
    void anEndThatIsCutOffIsNoticedAlsoBetweenTwoPieces() throws IOException {
        SealedFolder folder = folder(key);
        String id = put(folder, bytes(3 * FileSeal.PIECE, 2));
        Path body = body(id);
        byte[] whole = Files.readAllBytes(body);

        for (int length : new int[] {0, 1, 15, 16, SEALED - 1, SEALED, SEALED + 16, 2 * SEALED, whole.length - 1}) {
            Files.write(body, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> read(folder, id)).isInstanceOf(DamagedFileException.class);
        }
        Files.write(body, Arrays.copyOf(whole, whole.length + SEALED));
        assertThatThrownBy(() -> read(folder, id)).isInstanceOf(DamagedFileException.class);
    }

    @Test
    void piecesThatChangePlacesOrAreLeftOutAreNoticed() throws IOException {
        SealedFolder folder = folder(key);
        String id = put(folder, bytes(3 * FileSeal.PIECE, 2));
        byte[] whole = Files.readAllBytes(body(id));
        byte[] swapped = whole.clone();
        System.arraycopy(whole, 0, swapped, SEALED, SEALED);
        System.arraycopy(whole, SEALED, swapped, 0, SEALED);

        Files.write(body(id), swapped);
        assertThatThrownBy(() -> read(folder, id)).isInstanceOf(DamagedFileException.class);
        Files.write(body(id), Arrays.copyOfRange(whole, SEALED, whole.length));
        assertThatThrownBy(() -> read(folder, id)).isInstanceOf(DamagedFileException.class);
    }

    @Test
    void aBodyOrAHeadOfAnotherObjectIsNoticed() throws IOException {
        SealedFolder folder = folder(key);
        String one = put(folder, bytes(100, 2));
        String other = put(folder, bytes(100, 2));

        Files.copy(body(other), temp.resolve("kept"));
        Files.write(body(one), Files.readAllBytes(body(other)));
        assertThatThrownBy(() -> read(folder, one)).isInstanceOf(DamagedFileException.class);
        Files.write(head(one), Files.readAllBytes(head(other)));
        assertThatThrownBy(() -> read(folder, one)).isInstanceOf(DamagedFileException.class);
    }

    @Test
    void withAnotherKeyNothingCanBeReadAndNothingIsDeleted() throws IOException {
        String id = put(folder(key), bytes(100, 2));

        SealedFolder found = folder(SealKey.of(bytes(32, 9)));
        found.clear();

        assertThatThrownBy(() -> found.kept(id)).isInstanceOf(DamagedFileException.class);
        assertThat(read(folder(key), id)).hasSize(100);
    }

    @Test
    void keysArePrintedByNobody() {
        assertThat(key).hasToString("SealKey[***]");
        assertThat(FileSeal.made(key, "id", FACTS, random)).hasToString("FileSeal[***]");
    }

    private SealedFolder folder(SealKey of) throws IOException {
        Files.createDirectories(temp.resolve("sealed"));
        return new SealedFolder(temp.resolve("sealed"), ".head", SealedDisk.LOCAL, of, random);
    }

    private static String put(SealedFolder folder, byte[] dataset) throws IOException {
        try (SealedDraft draft = folder.begin(FACTS, KEEPER)) {
            draft.output().write(dataset);
            draft.commit();
            return draft.id();
        }
    }

    private static byte[] read(SealedFolder folder, String id) throws IOException {
        try (InputStream in = folder.open(id)) {
            return in.readAllBytes();
        }
    }

    private List<Path> files() throws IOException {
        try (var all = Files.list(temp.resolve("sealed"))) {
            return all.toList();
        }
    }

    private Path body(String id) {
        return temp.resolve("sealed").resolve(id + ".body");
    }

    private Path head(String id) {
        return temp.resolve("sealed").resolve(id + ".head");
    }

    private static byte[] bytes(int size, int seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
