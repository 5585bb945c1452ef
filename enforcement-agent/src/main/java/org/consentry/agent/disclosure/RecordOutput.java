// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.consentry.agent.disclosure.proof.ChainHead;
import org.consentry.policy.Basis;
import org.consentry.policy.PatientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport.Content;
import org.consentry.protocol.HandAct;
import org.consentry.protocol.Sighting;
import org.jspecify.annotations.Nullable;

/** Writes the values of a record one after the other. The twin of {@link RecordInput}. */
final class RecordOutput {
    /** Stands in the place of who set a release off, before what a person did by hand. */
    static final String BY_HAND = "BY_HAND";

    /** Stands there before how it is known that something left past the agent. */
    static final String SEEN = "SEEN";

    /** Stands there before who set it off, where only facts of headers may leave. */
    static final String HEADERS = "HEADERS";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private final DataOutputStream out = new DataOutputStream(bytes);

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    RecordOutput number(long value) {
        return write(stream -> stream.writeLong(value));
    }

    RecordOutput small(int value) {
        return write(stream -> stream.writeInt(value));
    }

    RecordOutput text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    RecordOutput bytes(byte[] value) {
        return write(stream -> {
            stream.writeInt(value.length);
            stream.write(value);
        });
    }

    RecordOutput instant(Instant value) {
        return number(value.getEpochSecond()).small(value.getNano());
    }

    RecordOutput code(Enum<?> value) {
        return text(value.name());
    }

    RecordOutput patient(PatientId value) {
        return text(value.authority()).text(value.value());
    }

    RecordOutput study(StudyUid value) {
        return text(value.value());
    }

    RecordOutput ground(Ground value) {
        return number(value.position()).text(value.regime()).text(value.decision());
    }

    RecordOutput chain(ChainHead value) {
        return number(value.number()).text(value.hash());
    }

    RecordOutput basis(Basis value) {
        return code(value.source())
                .text(value.reference())
                .maybe(value.path(), RecordOutput::text)
                .code(value.effect());
    }

    /** One with an act has a mark in the place of who set it off: so what earlier versions wrote is read as it is. */
    RecordOutput origin(ReleaseOrigin value) {
        text(value.route())
                .text(value.recipient().value())
                .text(value.purpose().system())
                .text(value.purpose().code())
                .text(value.country());
        Sighting seen = value.seen();
        if (seen != null) {
            return text(SEEN).code(seen.source()).text(seen.by()).text(seen.destination());
        }
        if (value.content() == Content.HEADER) {
            return text(HEADERS).code(value.sentBy());
        }
        HandAct act = value.act();
        return act == null
                ? code(value.sentBy())
                : text(BY_HAND)
                        .code(act.kind())
                        .text(act.by())
                        .text(act.account())
                        .text(act.why());
    }

    <T> RecordOutput maybe(@Nullable T value, BiConsumer<RecordOutput, T> writer) {
        small(value == null ? 0 : 1);
        if (value != null) {
            writer.accept(this, value);
        }
        return this;
    }

    <T> RecordOutput all(Collection<T> values, BiConsumer<RecordOutput, T> writer) {
        small(values.size());
        values.forEach(value -> writer.accept(this, value));
        return this;
    }

    RecordOutput with(Consumer<RecordOutput> more) {
        more.accept(this);
        return this;
    }

    private RecordOutput write(Writing writing) {
        try {
            writing.to(out);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written", e);
        }
    }

    private interface Writing {
        void to(DataOutputStream stream) throws IOException;
    }
}
