// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.consentry.agent.disclosure.proof.ChainHead;
import org.consentry.policy.Basis;
import org.consentry.policy.Effect;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport.SentBy;
import org.consentry.protocol.HandAct;
import org.consentry.protocol.Sighting;
import org.jspecify.annotations.Nullable;

/** Reads the values of a record one after the other. The twin of {@link RecordOutput}. */
final class RecordInput {

    private final ByteBuffer in;

    RecordInput(byte[] content) {
        in = ByteBuffer.wrap(content);
    }

    long number() {
        return in.getLong();
    }

    int small() {
        return in.getInt();
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        byte[] value = new byte[in.getInt()];
        in.get(value);
        return value;
    }

    Instant instant() {
        return Instant.ofEpochSecond(number(), small());
    }

    <E extends Enum<E>> E code(Class<E> type) {
        return Enum.valueOf(type, text());
    }

    PatientId patient() {
        return new PatientId(text(), text());
    }

    StudyUid study() {
        return new StudyUid(text());
    }

    Ground ground() {
        return new Ground(number(), text(), text());
    }

    ChainHead chain() {
        return new ChainHead(number(), text());
    }

    Basis basis() {
        return new Basis(code(Basis.Source.class), text(), maybe(RecordInput::text), code(Effect.class));
    }

    ReleaseOrigin origin() {
        String route = text();
        RecipientId recipient = new RecipientId(text());
        Purpose purpose = new Purpose(text(), text());
        String country = text();
        String setOffBy = text();
        return switch (setOffBy) {
            case RecordOutput.BY_HAND -> new ReleaseOrigin(route, recipient, purpose, country, act());
            case RecordOutput.SEEN -> new ReleaseOrigin(recipient, purpose, country, sighting());
            case RecordOutput.HEADERS ->
                new ReleaseOrigin(route, recipient, purpose, country, code(SentBy.class)).ofHeaders();
            default -> new ReleaseOrigin(route, recipient, purpose, country, SentBy.valueOf(setOffBy));
        };
    }

    private Sighting sighting() {
        return new Sighting(code(Sighting.Source.class), text(), text());
    }

    private HandAct act() {
        return new HandAct(code(HandAct.Kind.class), text(), text(), text());
    }

    <T> @Nullable T maybe(Function<RecordInput, T> reader) {
        return small() == 0 ? null : reader.apply(this);
    }

    <T> List<T> all(Function<RecordInput, T> reader) {
        int count = small();
        List<T> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(reader.apply(this));
        }
        return values;
    }
}
