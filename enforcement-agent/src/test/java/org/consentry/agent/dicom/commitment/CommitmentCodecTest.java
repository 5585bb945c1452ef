// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DatasetReader;
import org.consentry.agent.dataset.DatasetWriter;
import org.consentry.agent.dataset.Limits;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.commitment.CommitmentAnswer.Failed;
import org.consentry.agent.dicom.commitment.CommitmentAnswer.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommitmentCodecTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final SopReference ONE = new SopReference(CT, "2.999.1");
    private static final SopReference TWO = new SopReference(CT, "2.999.2");

    static Stream<TransferSyntax> encodings() {
        return Stream.of(TransferSyntax.EXPLICIT_LE, TransferSyntax.IMPLICIT_LE);
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void aRequestIsReadWithAllItsReferences(TransferSyntax syntax) throws IOException {
        Dataset[] items = IntStream.range(0, CommitmentRequest.MOST_REFERENCES)
                .mapToObj(i -> item(CT, "2.999.1234567890123456789012345678901234567890123456789." + i))
                .toArray(Dataset[]::new);
        Dataset dataset =
                new Dataset().put(Tag.TRANSACTION_UID, "2.999.9").putSequence(Tag.REFERENCED_SOP_SEQUENCE, items);

        CommitmentRequest request = CommitmentCodec.request(stream(dataset, syntax), syntax);

        assertThat(request.transaction()).isEqualTo("2.999.9");
        assertThat(request.references())
                .hasSize(CommitmentRequest.MOST_REFERENCES)
                .doesNotHaveDuplicates();
    }

    static Stream<Consumer<Dataset>> spoiled() {
        return Stream.of(
                dataset -> dataset.remove(Tag.TRANSACTION_UID),
                dataset -> dataset.put(Tag.TRANSACTION_UID, "Anna"),
                dataset -> dataset.remove(Tag.REFERENCED_SOP_SEQUENCE),
                dataset -> dataset.putSequence(Tag.REFERENCED_SOP_SEQUENCE),
                dataset -> dataset.items(Tag.REFERENCED_SOP_SEQUENCE).getFirst().remove(Tag.REFERENCED_SOP_CLASS_UID),
                dataset -> dataset.items(Tag.REFERENCED_SOP_SEQUENCE)
                        .getFirst()
                        .put(Tag.REFERENCED_SOP_INSTANCE_UID, "1.2\\1.3"));
    }

    @ParameterizedTest
    @MethodSource("spoiled")
    void whatIsNoRequestIsMalformed(Consumer<Dataset> spoil) throws IOException {
        Dataset dataset = new Dataset()
                .put(Tag.TRANSACTION_UID, "2.999.9")
                .putSequence(Tag.REFERENCED_SOP_SEQUENCE, item(CT, "2.999.1"));
        spoil.accept(dataset);
        ByteArrayInputStream in = stream(dataset, TransferSyntax.EXPLICIT_LE);

        assertThatThrownBy(() -> CommitmentCodec.request(in, TransferSyntax.EXPLICIT_LE))
                .isInstanceOf(MalformedDatasetException.class);
    }

    @Test
    void aRequestThatIsLongerThanAllReferencesIsMalformed() throws IOException {
        Dataset dataset = new Dataset().put(Tag.TRANSACTION_UID, "2.999.9");
        Dataset[] items =
                IntStream.range(0, 40_000).mapToObj(i -> item(CT, "2.999." + i)).toArray(Dataset[]::new);
        ByteArrayInputStream in =
                stream(dataset.putSequence(Tag.REFERENCED_SOP_SEQUENCE, items), TransferSyntax.EXPLICIT_LE);

        assertThatThrownBy(() -> CommitmentCodec.request(in, TransferSyntax.EXPLICIT_LE))
                .isInstanceOf(MalformedDatasetException.class);
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void anAnswerSaysOfEachInstanceWhatBecameOfIt(TransferSyntax syntax) throws IOException {
        CommitmentAnswer answer =
                new CommitmentAnswer("2.999.9", List.of(ONE), List.of(new Failed(TWO, Failure.NO_SUCH_INSTANCE)));

        Dataset dataset = DatasetReader.readHeader(
                        new ByteArrayInputStream(CommitmentCodec.write(answer, syntax)), syntax, Limits.STANDARD)
                .dataset();

        assertThat(answer.eventType()).isEqualTo(2);
        assertThat(dataset.string(Tag.TRANSACTION_UID)).contains("2.999.9");
        Dataset failed = dataset.items(Tag.FAILED_SOP_SEQUENCE).getFirst();
        assertThat(failed.string(Tag.REFERENCED_SOP_INSTANCE_UID)).contains("2.999.2");
        assertThat(failed.integer(Tag.FAILURE_REASON)).hasValue(0x0112);
        assertThat(dataset.items(Tag.REFERENCED_SOP_SEQUENCE).getFirst().string(Tag.REFERENCED_SOP_INSTANCE_UID))
                .contains("2.999.1");
    }

    @Test
    void sequencesWithoutItemsAreLeftOut() throws IOException {
        CommitmentAnswer all = new CommitmentAnswer("2.999.9", List.of(ONE), List.of());
        CommitmentAnswer none =
                new CommitmentAnswer("2.999.9", List.of(), List.of(new Failed(ONE, Failure.PROCESSING)));

        assertThat(all.eventType()).isEqualTo(1);
        assertThat(written(all).contains(Tag.FAILED_SOP_SEQUENCE)).isFalse();
        assertThat(written(none).contains(Tag.REFERENCED_SOP_SEQUENCE)).isFalse();
    }

    private static Dataset written(CommitmentAnswer answer) throws IOException {
        return DatasetReader.readHeader(
                        new ByteArrayInputStream(CommitmentCodec.write(answer, TransferSyntax.EXPLICIT_LE)),
                        TransferSyntax.EXPLICIT_LE,
                        Limits.STANDARD)
                .dataset();
    }

    private static Dataset item(String sopClass, String sopInstance) {
        return new Dataset()
                .put(Tag.REFERENCED_SOP_CLASS_UID, sopClass)
                .put(Tag.REFERENCED_SOP_INSTANCE_UID, sopInstance);
    }

    private static ByteArrayInputStream stream(Dataset dataset, TransferSyntax syntax) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DatasetWriter writer = new DatasetWriter(out, syntax);
        writer.write(dataset);
        writer.finish();
        return new ByteArrayInputStream(out.toByteArray());
    }
}
