// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk whose every force waits until it is let through, once it was told to be slow. */
final class SlowDisk implements Disk {

    final Semaphore letThrough = new Semaphore(0);
    final CountDownLatch forcing = new CountDownLatch(1);
    final Semaphore written = new Semaphore(0);
    final AtomicInteger forces = new AtomicInteger();
    volatile boolean slow;

    @Override
    public OpenFile create(Path path) throws IOException {
        OpenFile file = Disk.LOCAL.create(path);
        return new OpenFile() {
            @Override
            public void write(ByteBuffer bytes, long offset) throws IOException {
                file.write(bytes, offset);
                if (slow) {
                    written.release();
                }
            }

            @Override
            public void force() throws IOException {
                if (slow) {
                    forces.incrementAndGet();
                    forcing.countDown();
                    pass();
                }
                file.force();
            }

            private void pass() throws IOException {
                try {
                    letThrough.acquire();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("interrupted while the disk is slow");
                }
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}
