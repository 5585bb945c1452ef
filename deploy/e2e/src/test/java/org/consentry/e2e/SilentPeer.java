// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A recipient that takes every connection and never says a word. It notes the kinds of all PDUs it is sent. */
final class SilentPeer implements AutoCloseable {

    static final int ASSOCIATE_RQ = 1;
    private static final int WAITING = 8;

    private final List<Integer> heard = new CopyOnWriteArrayList<>();
    private final ServerSocket door;

    SilentPeer(int port) throws IOException {
        this.door = new ServerSocket(port, WAITING, InetAddress.getLoopbackAddress());
        Thread listener = new Thread(this::listen, "silent-peer");
        listener.setDaemon(true);
        listener.start();
    }

    /** The kinds of PDUs so far, in their order. */
    List<Integer> heard() {
        return List.copyOf(heard);
    }

    private void listen() {
        while (!door.isClosed()) {
            try (Socket caller = door.accept();
                    DataInputStream in = new DataInputStream(caller.getInputStream())) {
                hear(in);
            } catch (IOException gone) {
                // The caller gave up, or the test is over.
            }
        }
    }

    private void hear(DataInputStream in) throws IOException {
        try {
            for (int kind = in.read(); kind >= 0; kind = in.read()) {
                heard.add(kind);
                in.skipNBytes(1);
                in.skipNBytes(in.readInt());
            }
        } catch (EOFException | SocketException gone) {
            // What was begun has been noted.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
