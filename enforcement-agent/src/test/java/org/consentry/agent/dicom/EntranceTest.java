// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.AssociationRejectedException;
import org.consentry.agent.dicom.dimse.ListenerConfig;
import org.consentry.agent.dicom.dimse.ProposedContext;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.dimse.Uids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that listens at two places. */
class EntranceTest {
    private static final AeTitle CLINIC = new AeTitle("CLINIC");

    @TempDir
    Path temp;

    @Test
    void eachHasItsOwnSenders() {
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Entrance second = new Entrance(anywhere, Set.of(CLINIC), new ListenerConfig(8, Stage.BRISK));
        try (Stage stage = new Stage(
                temp,
                new Leads("localhost", 1, false),
                config -> new GatewayConfig(
                        List.of(config.entrances().getFirst(), second),
                        config.pins(),
                        config.title(),
                        config.habits(),
                        config.recipients()))) {
            List<Integer> ports = stage.gateway().ports();

            assertThat(echo(ports.getFirst(), Stage.PACS)).isEqualTo(Status.SUCCESS);
            assertThat(echo(ports.getLast(), CLINIC)).isEqualTo(Status.SUCCESS);
            assertThatThrownBy(() -> echo(ports.getFirst(), CLINIC)).isInstanceOf(AssociationRejectedException.class);
            assertThatThrownBy(() -> echo(ports.getLast(), Stage.PACS))
                    .isInstanceOf(AssociationRejectedException.class);
            assertThat(stage.turnedAway())
                    .containsExactly("unknown-title CLINIC/NORTHLIGHT", "unknown-title DEMOPACS/NORTHLIGHT");
        }
    }

    private static Status echo(int port, AeTitle calling) {
        List<ProposedContext> contexts = List.of(new ProposedContext(1, Uids.VERIFICATION, List.of(Uids.IMPLICIT_LE)));
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (Association association =
                Association.request(address, Association.proposal(Stage.NORTHLIGHT, calling, contexts), Stage.BRISK)) {
            Status status = association.echo();
            association.release();
            return status;
        }
    }
}
