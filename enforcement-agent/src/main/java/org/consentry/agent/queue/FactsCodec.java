// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.consentry.agent.disclosure.InstanceMark;
import org.consentry.agent.sealed.DamagedFileException;
import org.consentry.policy.Obligation;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.RecipientPlace;
import org.jspecify.annotations.Nullable;

/** Facts as bytes: the values in the order the records declare them. */
final class FactsCodec {
    private static final int MOST_VALUES = 10_000;

    private FactsCodec() {}

    static byte[] write(WaitingFacts facts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(facts.at().toString());
            out.writeInt(facts.priority());
            write(out, facts.subject());
            out.writeUTF(facts.kind().sopClass());
            out.writeUTF(facts.kind().syntax());
            out.writeUTF(facts.sopInstance());
            write(out, facts.methods());
            Mover mover = facts.mover();
            out.writeUTF(mover == null ? "" : mover.title());
            out.writeInt(mover == null ? 0 : mover.messageId());
            InstanceMark mark = facts.mark();
            out.writeUTF(mark == null ? "" : mark.text());
            out.writeInt(facts.ofStudy());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /** Reads facts; what is read was sealed by us, so anything else is another version's. */
    static WaitingFacts read(byte[] bytes) throws DamagedFileException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new WaitingFacts(
                    Instant.parse(in.readUTF()),
                    in.readInt(),
                    subject(in),
                    new Kind(in.readUTF(), in.readUTF()),
                    in.readUTF(),
                    new TreeSet<>(texts(in)),
                    mover(in),
                    mark(in),
                    in.available() == 0 ? 0 : in.readInt());
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new DamagedFileException("its facts have another form");
        }
    }

    /** Facts that were written before there was such a thing end here. */
    private static @Nullable Mover mover(DataInputStream in) throws IOException {
        if (in.available() == 0) {
            return null;
        }
        String title = in.readUTF();
        int messageId = in.readInt();
        return title.isEmpty() ? null : new Mover(title, messageId);
    }

    private static @Nullable InstanceMark mark(DataInputStream in) throws IOException {
        String text = in.available() == 0 ? "" : in.readUTF();
        return text.isEmpty() ? null : InstanceMark.parsed(text);
    }

    private static void write(DataOutputStream out, WaitingSubject subject) throws IOException {
        out.writeUTF(subject.calledAe());
        out.writeUTF(subject.recipient().value());
        out.writeUTF(subject.purpose().system());
        out.writeUTF(subject.purpose().code());
        write(out, subject.place());
        String region = subject.region();
        out.writeUTF(region == null ? "" : region);
        write(out, subject.patient());
        write(out, subject.person());
        out.writeInt(subject.others().size());
        for (PatientId other : subject.others()) {
            write(out, other);
        }
        out.writeUTF(subject.study().value());
        write(out, subject.fulfilled().stream().map(Obligation::code).toList());
    }

    private static WaitingSubject subject(DataInputStream in) throws IOException {
        String calledAe = in.readUTF();
        RecipientId recipient = new RecipientId(in.readUTF());
        Purpose purpose = new Purpose(in.readUTF(), in.readUTF());
        RecipientPlace place = place(in);
        String region = in.readUTF();
        PatientId patient = patient(in);
        PatientId person = patient(in);
        List<PatientId> others = new ArrayList<>();
        int count = count(in);
        for (int i = 0; i < count; i++) {
            others.add(patient(in));
        }
        return new WaitingSubject(
                calledAe,
                recipient,
                purpose,
                place,
                region.isEmpty() ? null : region,
                patient,
                person,
                others.stream().collect(Collectors.toSet()),
                new StudyUid(in.readUTF()),
                texts(in).stream().map(Obligation::new).collect(Collectors.toSet()));
    }

    /** A service has its path where a listener has its AE title, which never begins with a slash. */
    private static void write(DataOutputStream out, RecipientPlace place) throws IOException {
        out.writeUTF(place.isWeb() ? place.service() : place.title());
        out.writeUTF(place.host());
        out.writeInt(place.port());
        out.writeBoolean(place.tls());
    }

    private static RecipientPlace place(DataInputStream in) throws IOException {
        String named = in.readUTF();
        boolean web = named.startsWith("/");
        return new RecipientPlace(web ? "" : named, in.readUTF(), in.readInt(), in.readBoolean(), web ? named : "");
    }

    private static void write(DataOutputStream out, PatientId patient) throws IOException {
        out.writeUTF(patient.authority());
        out.writeUTF(patient.value());
    }

    private static PatientId patient(DataInputStream in) throws IOException {
        return new PatientId(in.readUTF(), in.readUTF());
    }

    private static void write(DataOutputStream out, Collection<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        int count = count(in);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST_VALUES) {
            throw new DamagedFileException("its facts have another form");
        }
        return count;
    }
}
