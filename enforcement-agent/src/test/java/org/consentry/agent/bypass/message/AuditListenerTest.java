// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.bypass.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.consentry.agent.bypass.Inside;
import org.consentry.agent.bypass.Sights;
import org.consentry.agent.replica.Entries;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.Sighting.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An archive says by audit messages what it sent. */
class AuditListenerTest {
    /** After the form of PS3.15 A.5.3.7. */
    static final String TRANSFERRED = """
            <?xml version="1.0" encoding="UTF-8"?>
            <AuditMessage>
              <EventIdentification EventActionCode="R" EventDateTime="2026-06-15T13:55:00.000+02:00"
                  EventOutcomeIndicator="0">
                <EventID csd-code="110104" codeSystemName="DCM" originalText="DICOM Instances Transferred"/>
              </EventIdentification>
              <ActiveParticipant UserID="123" AlternativeUserID="AETITLES=ARCHIVE" UserIsRequestor="true"
                  NetworkAccessPointID="10.0.0.4" NetworkAccessPointTypeCode="2">
                <RoleIDCode csd-code="110153" codeSystemName="DCM" originalText="Source Role ID"/>
              </ActiveParticipant>
              <ActiveParticipant UserID="67562" AlternativeUserID="AETITLES=NORTHLIGHT" UserIsRequestor="false"
                  NetworkAccessPointID="127.0.0.1" NetworkAccessPointTypeCode="2">
                <RoleIDCode csd-code="110152" codeSystemName="DCM" originalText="Destination Role ID"/>
              </ActiveParticipant>
              <AuditSourceIdentification AuditEnterpriseSiteID="Hospital" AuditSourceID="ARCHIVE"/>
              <ParticipantObjectIdentification ParticipantObjectID="2.999.5.1" ParticipantObjectTypeCode="2"
                  ParticipantObjectTypeCodeRole="3">
                <ParticipantObjectIDTypeCode csd-code="110180" codeSystemName="DCM" originalText="Study Instance UID"/>
                <ParticipantObjectDescription>
                  <SOPClass UID="1.2.840.10008.5.1.4.1.1.2" NumberOfInstances="200"/>
                  <SOPClass UID="1.2.840.10008.5.1.4.1.1.88.67" NumberOfInstances="1"/>
                </ParticipantObjectDescription>
              </ParticipantObjectIdentification>
              <ParticipantObjectIdentification ParticipantObjectID="4711^^^&amp;2.999.1&amp;ISO"
                  ParticipantObjectTypeCode="1" ParticipantObjectTypeCodeRole="1">
                <ParticipantObjectIDTypeCode csd-code="2" codeSystemName="RFC-3881" originalText="Patient Number"/>
                <ParticipantObjectName>Planted^Name</ParticipantObjectName>
              </ParticipantObjectIdentification>
            </AuditMessage>
            """;

    private static final String HEADER = "<85>1 2026-06-15T11:55:00Z archive dcm 12 IHE+DICOM - ";

    @TempDir
    Path folder;

    @Test
    void whatAnArchiveTransferredIsTold() throws Exception {
        try (Sights sights = new Sights(folder)) {
            send(sights, Inside.NOTHING, counted(HEADER + TRANSFERRED) + counted(HEADER + "\ufeffhello"));

            assertThat(sights.reports()).singleElement().satisfies(report -> {
                assertThat(report.at()).isEqualTo("2026-06-15T11:55:00Z");
                assertThat(report.study()).isEqualTo(Entries.CHEST);
                assertThat(report.patient()).isNull();
                assertThat(report.recipient()).isEqualTo(Entries.NORTHLIGHT);
                assertThat(report.instances()).isEqualTo(201);
                assertThat(report.seen()).satisfies(how -> {
                    assertThat(how.source()).isEqualTo(Source.AUDIT_MESSAGE);
                    assertThat(how.by()).isEqualTo("ARCHIVE");
                    assertThat(how.destination()).isEqualTo("NORTHLIGHT (127.0.0.1)");
                });
                assertThat(report.toString()).doesNotContain("Planted");
            });
        }
    }

    @Test
    void theOlderFormWithoutLengthsAndOfAFailureIsReadToo() throws Exception {
        String failed = TRANSFERRED
                .replace("csd-code", "code")
                .replace("Indicator=\"0\"", "Indicator=\"8\"")
                .replace("2.999.5.1", "2.999.5.77");
        try (Sights sights = new Sights(folder)) {
            send(sights, Inside.NOTHING, HEADER + failed.replace("\n", "") + "\n");

            assertThat(sights.reports())
                    .extracting(report -> Objects.requireNonNull(report.seen()).source(), DisclosureReport::patient)
                    .containsExactly(tuple(Source.AUDIT_FAILURE, Sights.number("4711")));
        }
    }

    @Test
    void anExportToMediaHasLeftAsWell() throws Exception {
        String media = TRANSFERRED
                .replace("110104", "110106")
                .replace("110152", "110154")
                .replace("AlternativeUserID=\"AETITLES=NORTHLIGHT\"", "")
                .replace("67562", "CD writer 2");
        try (Sights sights = new Sights(folder)) {
            send(sights, Inside.NOTHING, counted(HEADER + media));

            assertThat(sights.reports())
                    .extracting(report -> report.recipient().value())
                    .containsExactly("ae:CD writer 2");
        }
    }

    @Test
    void otherEventsAndWhatStaysInsideAreNoSightings() throws Exception {
        try (Sights sights = new Sights(folder)) {
            send(
                    sights,
                    Inside.parsed("NORTHLIGHT@127.0.0.1"),
                    counted(HEADER + TRANSFERRED) + counted(HEADER + TRANSFERRED.replace("110104", "110103")));

            assertThat(sights.reports()).isEmpty();
        }
    }

    /** What cannot be read is said, and the next message is read. */
    @Test
    void aMessageThatCannotBeReadDoesNotHideTheNext() throws Exception {
        String broken = TRANSFERRED.replace("</AuditMessage>", "");
        String typed = TRANSFERRED.replace("<AuditMessage>", "<!DOCTYPE AuditMessage><AuditMessage>");
        try (Sights sights = new Sights(folder)) {
            send(sights, Inside.NOTHING, counted(HEADER + broken) + counted(HEADER + TRANSFERRED));

            assertThat(sights.reports()).hasSize(1);
        }
        assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> AuditMessage.read(typed));
        assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> AuditMessage.read(broken));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12x <85>1", "999999999 <85>1", "4194305 <85>1", "20 <85>1", "<85>1 no end"})
    void aConnectionThatSendsSomethingElseIsNotReadOn(String bytes) {
        SyslogFrames frames = new SyslogFrames(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.UTF_8)));

        assertThatIOException().isThrownBy(frames::next).withMessageStartingWith("expected");
    }

    @Test
    void framesComeOneByOne() throws IOException {
        SyslogFrames frames =
                new SyslogFrames(new ByteArrayInputStream("3 abc2 de\n<1>f\n".getBytes(StandardCharsets.UTF_8)));

        assertThat(List.of(frames.next(), frames.next(), frames.next(), frames.next()))
                .containsExactly(Optional.of("abc"), Optional.of("de"), Optional.of("<1>f"), Optional.empty());
    }

    /** Sends this, and returns when the listener has read all of it. */
    private static void send(Sights sights, Inside inside, String bytes) throws IOException {
        ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        try (AuditListener listener = new AuditListener(door, AuditListener.Guard.PLAIN, sights.lookout(inside));
                Socket sender = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            OutputStream out = sender.getOutputStream();
            out.write(bytes.getBytes(StandardCharsets.UTF_8));
            sender.shutdownOutput();
            // It closes the connection when it has come to the end.
            assertThat(sender.getInputStream().read()).isEqualTo(-1);
        }
    }

    private static String counted(String message) {
        return message.getBytes(StandardCharsets.UTF_8).length + " " + message;
    }
}
