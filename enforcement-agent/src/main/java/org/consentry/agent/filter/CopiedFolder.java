// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of copies that has its name only once it is whole. Only its owner reads it. Unpublished, it is gone. */
final class CopiedFolder implements KeptFiles {
    private final Path target;
    private final Path draft;
    private final Path source;

    private CopiedFolder(Path target, Path draft, Path source) {
        this.target = target;
        this.draft = draft;
        this.source = source;
    }

    /**
     * Begins one.
     *
     * @throws FilterFailedException if something has that name, or it would lie in the folder that is filtered
     */
    static CopiedFolder begin(Path target, Path source) throws IOException {
        DraftFile.mustBeFree(target);
        Path beside = target.toAbsolutePath().normalize().resolveSibling("");
        if (beside.toRealPath().startsWith(source.toRealPath())) {
            throw new FilterFailedException("expected a folder for copies outside of the one that is filtered");
        }
        Path draft = Files.createTempDirectory(
                beside, ".filter-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new CopiedFolder(target, draft, source);
    }

    /**
     * Copies a file that may leave.
     *
     * @param judged what was read of it before
     * @throws FilterFailedException if the copy is another scan
     */
    @Override
    public void add(Path path, ScanFile judged) throws IOException {
        Path copy = draft.resolve(path);
        Files.createDirectories(copy.getParent());
        Files.copy(source.resolve(path), copy, LinkOption.NOFOLLOW_LINKS);
        if (Files.isSymbolicLink(copy) || !ScanFile.read(copy).equals(Optional.of(judged))) {
            throw new FilterFailedException("a file changed while it was looked at; nothing is kept");
        }
    }

    @Override
    public void publish() throws IOException {
        DraftFile.mustBeFree(target);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(draft)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(draft)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
