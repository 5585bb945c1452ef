// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.consentry.server.audit.store.Chain;
import org.consentry.server.audit.store.ChainMark;

/**
 * Keeps notes in a file outside of the database, which only grows. Each note's signature covers the one before, so that
 * nobody can remove a note from the middle. Not thread-safe.
 */
final class HeadNotes {
    private static final Set<StandardOpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Path file;
    private final NoteKey key;
    private String before;

    private HeadNotes(Path file, NoteKey key) {
        this.file = file;
        this.key = key;
        this.before = "";
    }

    /** Opens the notes; makes folder, key and file if they are not there. */
    static HeadNotes open(Path folder, Path keyFile) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            HeadNotes notes = new HeadNotes(folder.resolve("heads.log"), NoteKey.readOrCreate(keyFile));
            notes.check(note -> {
                notes.before = note.signature();
                return true;
            });
            return notes;
        } catch (IOException broken) {
            throw new UncheckedIOException("The notes of heads cannot be opened in " + folder, broken);
        }
    }

    /** Adds a note and forces it to the disk. */
    HeadNote add(Instant at, Chain chain, ChainMark mark) {
        String text = HeadNote.text(at, chain, mark);
        HeadNote note = new HeadNote(at, chain, mark, key.sign(before + "\n" + text));
        try (FileChannel out = FileChannel.open(
                file, APPEND, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer line = ByteBuffer.wrap((note.line() + "\n").getBytes(StandardCharsets.US_ASCII));
            while (line.hasRemaining()) {
                out.write(line);
            }
            out.force(true);
        } catch (IOException broken) {
            throw new UncheckedIOException("The head of a chain cannot be noted in " + file, broken);
        }
        before = note.signature();
        return note;
    }

    /**
     * Looks through all notes, a line at a time.
     *
     * @param stands whether the chain still has what was noted
     * @return what is wrong with the first note that does not hold; empty if all hold
     */
    Optional<String> check(Predicate<HeadNote> stands) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            String last = "";
            long number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<HeadNote> note = HeadNote.of(line);
                if (note.isEmpty()
                        || !key.signed(
                                last + "\n" + note.get().text(), note.get().signature())) {
                    return Optional.of("note " + number + " is not as it was signed");
                }
                if (!stands.test(note.get())) {
                    return Optional.of("note " + number + ": the chain "
                            + note.get().chain().id() + " has no link "
                            + note.get().mark().number() + " with the noted seal");
                }
                last = note.get().signature();
                number++;
            }
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException("The notes of heads cannot be read in " + file, broken);
        }
    }
}
