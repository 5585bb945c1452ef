// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.consentry.launcher.files.Folder;
import org.jspecify.annotations.Nullable;

/** One launcher per run folder. The system lets go of the lock when the launcher ends, however it ends. */
public final class RunLock implements AutoCloseable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws StartException when another launcher uses the folder, or the folder cannot be written
     */
    public static RunLock take(Path file) {
        FileChannel channel = null;
        try {
            Folder.createPrivate(file.toAbsolutePath().resolveSibling("").normalize());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StartException("Another start already uses the folder " + file.getParent()
                        + ". Stop it first (Ctrl-C there).");
            }
            return new RunLock(channel);
        } catch (IOException e) {
            throw new StartException(
                    "The folder " + file.getParent() + " cannot be created or written by this user. Give this user the"
                            + " right to write it, or choose another: --run-folder of the demo, data-folder of an agent.",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StartException("the lock of the run folder cannot be released", e);
        }
    }
}
