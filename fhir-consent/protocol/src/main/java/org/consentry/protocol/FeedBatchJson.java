// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.consentry.protocol.Json.createArrayBuilder;
import static org.consentry.protocol.Json.createObjectBuilder;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;

/** An answer of the feed as JSON. */
public final class FeedBatchJson {

    private FeedBatchJson() {}

    /** Writes a batch. */
    public static JsonObject write(FeedBatch batch) {
        JsonArrayBuilder entries = createArrayBuilder();
        batch.entries().forEach(entry -> entries.add(FeedEntryJson.write(entry)));
        return createObjectBuilder()
                .add("epoch", batch.epoch())
                .add("head", batch.head())
                .add("entries", entries)
                .build();
    }

    /**
     * Reads a batch.
     *
     * @throws MalformedMessageException if it is not what {@link #write} makes, or its positions do not ascend up to
     *     the head
     */
    public static FeedBatch read(String text) {
        Members json = Members.parse(text, "batch");
        List<FeedEntry> entries =
                json.objects("entries").stream().map(FeedEntryJson::read).toList();
        long head = json.number("head");
        long last = -1;
        for (FeedEntry entry : entries) {
            if (entry.position() <= last || entry.position() > head) {
                throw new MalformedMessageException("expected positions that ascend up to " + head + ", found "
                        + entry.position() + " after " + last);
            }
            last = entry.position();
        }
        return new FeedBatch(json.text("epoch"), head, entries);
    }
}
