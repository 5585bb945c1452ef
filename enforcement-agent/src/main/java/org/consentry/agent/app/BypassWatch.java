// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.consentry.agent.bypass.ExportList;
import org.consentry.agent.bypass.ListPosition;
import org.consentry.agent.bypass.Lookout;
import org.consentry.agent.bypass.OrthancArchive;
import org.consentry.agent.bypass.ToldIntake;
import org.consentry.agent.bypass.message.AuditListener;
import org.consentry.agent.dicomweb.transit.PeerHttp;
import org.consentry.agent.disclosure.DisclosureJournal;
import org.consentry.agent.disclosure.Sightings;
import org.consentry.agent.replica.AgentClock;
import org.consentry.agent.replica.Replica;
import org.consentry.agent.tls.CallerCertificates;
import org.consentry.agent.tls.DicomTls;

/**
 * What looks for what left past the agent.
 *
 * @param told takes what export systems tell that they have sent
 * @param exports reads the archive's list of exports; empty if there is none to read
 * @param messages takes the archive's audit messages; empty if there are none
 */
public record BypassWatch(ToldIntake told, Optional<ExportList> exports, Optional<AuditListener> messages)
        implements AutoCloseable {

    /** What it works with. */
    record Means(
            Replica replica, DisclosureJournal journal, AgentClock clock, PeerHttp web, Optional<DicomTls> callers) {}

    static BypassWatch of(AgentSettings settings, Means means) {
        Sightings sightings = new Sightings(means.journal());
        Lookout lookout = new Lookout(
                means.replica(),
                sightings,
                means.clock().wall(),
                new Lookout.Sight(
                        settings.habits().issuers().own(), settings.bypass().inside()));
        Path position = settings.dataFolder().resolve("exports.position");
        return new BypassWatch(
                new ToldIntake(means.replica(), sightings, means.clock().wall()),
                settings.bypass().exports().map(address -> list(settings.bypass(), address, position, lookout, means)),
                settings.bypass().messages().map(at -> listener(at, means.callers(), lookout)));
    }

    private static ExportList list(BypassSettings settings, URI address, Path position, Lookout lookout, Means means) {
        try {
            return new ExportList(
                    new OrthancArchive(means.web(), address, settings.login()),
                    ListPosition.in(position),
                    lookout,
                    settings.name(),
                    means.clock().ticks());
        } catch (IOException e) {
            throw new UncheckedIOException("The position in the list of exports cannot be read", e);
        }
    }

    /** By TLS like the gateway, with a certificate of each sender, if the gateway has TLS. */
    private static AuditListener listener(InetSocketAddress at, Optional<DicomTls> callers, Lookout lookout) {
        try {
            ServerSocket door = new ServerSocket();
            door.bind(at);
            return new AuditListener(
                    door,
                    callers.<AuditListener.Guard>map(keys -> taken -> keys.listener(taken, CallerCertificates.REQUIRED))
                            .orElse(AuditListener.Guard.PLAIN),
                    lookout);
        } catch (IOException e) {
            throw new UncheckedIOException("The listener for audit messages cannot be opened", e);
        }
    }

    @Override
    public void close() {
        messages.ifPresent(AuditListener::close);
    }
}
