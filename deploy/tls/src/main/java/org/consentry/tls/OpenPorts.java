// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The TCP ports that a process listens on, as Linux lists them (proc_pid_net(5), proc_pid_fd(5)).
 *
 * @param process such as {@code /proc/self}
 */
record OpenPorts(Path process) {
    private static final String LISTENS = "0A";
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int WORD = 8;

    /** Each with the address it is bound to. */
    Set<InetSocketAddress> now() {
        try {
            Set<String> ours = sockets();
            Set<InetSocketAddress> found = new HashSet<>();
            for (String table : List.of("tcp", "tcp6")) {
                for (String line : lines(process.resolve("net").resolve(table))) {
                    String[] columns = line.strip().split("\\s+", -1);
                    if (columns.length > INODE && columns[STATE].equals(LISTENS) && ours.contains(columns[INODE])) {
                        found.add(address(columns[1]));
                    }
                }
            }
            return Set.copyOf(found);
        } catch (IOException e) {
            throw new RefusedListenerException(process + ": expected the sockets of this process, found "
                    + e.getClass().getSimpleName());
        }
    }

    /** The same address in one form: everywhere is one address, by which version of IP it ever is written. */
    static InetSocketAddress plain(InetSocketAddress address) {
        return address.getAddress().isAnyLocalAddress()
                ? new InetSocketAddress(everywhere(), address.getPort())
                : address;
    }

    /** Address and port, without a name. */
    static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    private Set<String> sockets() throws IOException {
        Set<String> inodes = new HashSet<>();
        List<Path> open;
        try (Stream<Path> all = Files.list(process.resolve("fd"))) {
            open = all.toList();
        }
        for (Path one : open) {
            try {
                String target = Files.readSymbolicLink(one).toString();
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            } catch (IOException closedMeanwhile) {
                // Its number may be another's by now; the next look sees that.
            }
        }
        return inodes;
    }

    // A machine without IP version 6 has no tcp6.
    private static List<String> lines(Path table) throws IOException {
        return table.endsWith("tcp6") && !Files.exists(table) ? List.of() : Files.readAllLines(table);
    }

    // Words of 32 bits in the machine's own order of bytes, then the port.
    private static InetSocketAddress address(String hex) throws UnknownHostException {
        String[] parts = hex.split(":", 2);
        ByteBuffer bytes = ByteBuffer.allocate(parts[0].length() / 2).order(ByteOrder.nativeOrder());
        List<Integer> words = new ArrayList<>();
        for (int at = 0; at < parts[0].length(); at += WORD) {
            words.add(Integer.parseUnsignedInt(parts[0].substring(at, at + WORD), 16));
        }
        words.forEach(bytes::putInt);
        return plain(new InetSocketAddress(InetAddress.getByAddress(bytes.array()), Integer.parseInt(parts[1], 16)));
    }

    private static InetAddress everywhere() {
        try {
            return InetAddress.getByAddress(new byte[] {0, 0, 0, 0});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
