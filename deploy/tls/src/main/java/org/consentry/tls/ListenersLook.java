// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Holds the listeners of a process that starts to what was asked for. Payara goes on after a pre-boot command that it
 * refused, so only the listeners themselves show what became of the file.
 *
 * @param asked the listeners that there must be
 * @param leaf the certificate that those with TLS must present; empty if none has TLS
 * @param open where the process listens now
 * @param more ports that a WAR opens on top, as far as it has said so
 * @param caller what a listener shows
 */
record ListenersLook(
        List<Asked> asked,
        Supplier<Optional<X509Certificate>> leaf,
        Supplier<Set<InetSocketAddress>> open,
        Supplier<Set<Integer>> more,
        Function<InetSocketAddress, ShownCertificate> caller) {
    /** A WAR notes ports of its own in system properties that begin so. */
    static final String OWN_PORT = "consentry.port.";

    private static final Duration PAUSE = Duration.ofMillis(200);

    ListenersLook {
        asked = List.copyOf(asked);
    }

    /**
     * Returns once every listener is open and as it was asked for.
     *
     * @throws RefusedListenerException if one is not, a port is open that was not asked for, or {@code limit} is over
     */
    void await(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        Set<InetSocketAddress> before = Set.of();
        Set<Asked> good = new HashSet<>();
        while (true) {
            Set<InetSocketAddress> now = open.get();
            // A port may be open a moment before the WAR has said that it is its own.
            Set<InetSocketAddress> twice = new HashSet<>(unasked(now));
            twice.retainAll(before);
            if (!twice.isEmpty()) {
                throw refusal(twice);
            }
            for (Asked one : asked) {
                if (now.contains(one.address()) && !good.contains(one) && isGood(one)) {
                    good.add(one);
                }
            }
            before = unasked(now);
            if (good.size() == asked.size() && before.isEmpty()) {
                return;
            }
            if (System.nanoTime() > end) {
                throw late(good, limit);
            }
            Thread.sleep(PAUSE);
        }
    }

    private boolean isGood(Asked one) {
        Optional<X509Certificate> before = leaf.get();
        ShownCertificate found = caller.apply(one.address());
        Optional<X509Certificate> after = leaf.get();
        boolean good = switch (found) {
            case ShownCertificate.Plain plain -> !one.tls();
            // The pair may have been replaced between.
            case ShownCertificate.Tls tls ->
                one.tls() && tls.sealedOnly() && (isLeaf(before, tls) || isLeaf(after, tls));
            // Not ready to answer yet; the time is limited.
            case ShownCertificate.Nothing nothing -> false;
        };
        if (!good && !(found instanceof ShownCertificate.Nothing)) {
            throw new RefusedListenerException(one + ": expected " + expected(one) + ", found " + found.words());
        }
        return good;
    }

    private static boolean isLeaf(Optional<X509Certificate> leaf, ShownCertificate.Tls found) {
        return leaf.filter(found.leaf()::equals).isPresent();
    }

    private String expected(Asked one) {
        return one.tls()
                ? "TLS with serial number "
                        + leaf.get()
                                .map(found -> found.getSerialNumber().toString(16))
                                .orElse("none")
                        + " of TLS_CERTIFICATE, and sealed suites only"
                : "plain HTTP";
    }

    private Set<InetSocketAddress> unasked(Set<InetSocketAddress> now) {
        Set<InetSocketAddress> found = new HashSet<>(now);
        asked.forEach(one -> found.remove(one.address()));
        Set<Integer> own = more.get();
        found.removeIf(address -> own.contains(address.getPort()));
        return found;
    }

    private RefusedListenerException refusal(Set<InetSocketAddress> found) {
        return new RefusedListenerException("expected no listeners but "
                + texts(asked.stream().map(Asked::address).toList())
                + ", found one at " + texts(found));
    }

    private RefusedListenerException late(Set<Asked> good, Duration limit) {
        String missing = String.join(
                ", ",
                asked.stream()
                        .filter(one -> !good.contains(one))
                        .map(one -> one + " with " + expected(one))
                        .toList());
        return new RefusedListenerException(
                "expected " + missing + ", found no answer within " + limit.toSeconds() + " s");
    }

    private static String texts(Iterable<InetSocketAddress> addresses) {
        Set<String> texts = new TreeSet<>();
        addresses.forEach(address -> texts.add(OpenPorts.text(address)));
        return String.join(", ", texts);
    }
}
