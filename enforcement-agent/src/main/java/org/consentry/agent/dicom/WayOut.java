// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.consentry.agent.dataset.DatasetWriter;
import org.consentry.agent.dataset.Header;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Trailer;
import org.consentry.agent.deidentify.MethodCode;
import org.consentry.agent.deidentify.Outcome.Cleaned;
import org.consentry.agent.dicom.commitment.Commitments;
import org.consentry.agent.dicom.commitment.SenderWay;
import org.consentry.agent.dicom.dimse.OutgoingStore;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.disclosure.Ground;
import org.consentry.agent.disclosure.Intent;
import org.consentry.agent.disclosure.Item;
import org.consentry.agent.disclosure.Release;
import org.consentry.policy.Permit;
import org.consentry.protocol.DisclosureReport.Identifiability;

/**
 * The straight way out. The intent is on disk before the first byte goes; pixels are pumped from the sender to the
 * recipient without being held; half an object is never completed.
 */
final class WayOut implements Exit {
    private static final Logger LOG = System.getLogger(WayOut.class.getName());

    private final Release release;
    private final RecipientLink link;
    private final SenderWay way;
    private final Commitments commitments;

    /** @param commitments told of each object that the recipient has acknowledged */
    WayOut(Release release, RecipientLink link, SenderWay way, Commitments commitments) {
        this.release = release;
        this.link = link;
        this.way = way;
        this.commitments = commitments;
    }

    /** On which way objects came. */
    SenderWay way() {
        return way;
    }

    @Override
    public Optional<String> distrust() {
        return link.distrust();
    }

    @Override
    public Status release(Permit permit, Arrival arrival, Cleaned cleaned, Ground ground) {
        Intent intent = release.intend(permit, item(permit, cleaned, ground));
        boolean handedOver = false;
        try (OutgoingStore store =
                link.store(arrival.contextId(), arrival.sopClass(), sopInstance(cleaned), arrival.originator())) {
            pump(arrival.header(), cleaned, new RecipientStream(store));
            handedOver = true;
            Status status = RecipientLink.guarded(store::finish);
            if (status.isStored()) {
                commitments.delivered(commitments.mark(way, arrival.reference()));
                intent.sent(status.code(), store.bytes());
            } else {
                intent.failed(status.code());
            }
            return Statuses.ofRecipient(status);
        } catch (RecipientLostException e) {
            LOG.log(Level.WARNING, e.getMessage());
            return Statuses.recipientUnavailable();
        } catch (MalformedDatasetException e) {
            return Statuses.malformed(e);
        } finally {
            if (!handedOver) {
                intent.failed(0);
            }
        }
    }

    /** Ends the association with the recipient. */
    void close() {
        link.close();
    }

    /** Writes an object as it may leave; what goes wrong with the target must not be an {@link IOException}. */
    static void pump(Header header, Cleaned cleaned, OutputStream target) {
        DatasetWriter writer = new DatasetWriter(target, header.syntax());
        try {
            writer.write(cleaned.dataset());
            header.pumpRest(writer, cleaned.methods().isEmpty() ? Trailer.KEEP : Trailer.DROP);
            writer.finish();
        } catch (IOException e) {
            throw new MalformedDatasetException("the pixel data's encoding is broken");
        }
    }

    /** What the record says of it. */
    static Item item(Permit permit, Cleaned cleaned, Ground ground) {
        TreeSet<String> codes =
                cleaned.methods().stream().map(MethodCode::value).collect(Collectors.toCollection(TreeSet::new));
        return new Item(
                permit.request().patient(),
                Objects.requireNonNull(permit.request().study().uid(), "a permit for an image names its study"),
                codes,
                codes.isEmpty() ? Identifiability.NAMED : Identifiability.CODED,
                ground);
    }

    /** The SOP Instance UID under which it leaves. */
    static String sopInstance(Cleaned cleaned) {
        return cleaned.dataset()
                .string(Tag.SOP_INSTANCE_UID)
                .orElseThrow(() -> new IllegalStateException("a cleaned data set without SOP Instance UID"));
    }
}
