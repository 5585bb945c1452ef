// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.accounting;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentry.protocol.Json;
import org.consentry.server.audit.store.AuditEventStore;
import org.consentry.server.audit.store.AuditPage;
import org.consentry.server.audit.store.AuditQuery;

/**
 * Lists who used a patient's data, newest first, in the form of the findUsage query of Estonia's personal data usage
 * monitor (Andmejälgija 1.3.1, section 8.1). Each usage has {@code logtime}, {@code action} in words people understand,
 * and {@code receiver}.
 */
@Singleton
public class Usages {
    /** How many usages an answer has if the caller gives no limit; the protocol sets this number. */
    static final int DEFAULT_LIMIT = 100;

    private static final int MOST = 1000;
    private static final String DISCLOSED = "110106";

    private final AuditEventStore store;

    /** Takes the store of events. */
    @Inject
    public Usages(AuditEventStore store) {
        this.store = store;
    }

    /**
     * Finds usages.
     *
     * @param records logical ids of one person
     * @param offset number of the first usage wanted, from 1
     * @param limit most wanted; an answer has at most 1000
     */
    String find(Set<String> records, int offset, int limit) {
        JsonArrayBuilder usages = Json.createArrayBuilder();
        int wanted = Math.min(limit, MOST);
        // Page by page: an answer cut short would read as if there were no more.
        int skipped = Math.max(0, offset - 1);
        boolean more = wanted > 0;
        while (more) {
            AuditPage page = store.search(new AuditQuery()
                    .patients(records)
                    .used()
                    .page(true, wanted, null)
                    .skip(skipped));
            page.rows().forEach(row -> usages.add(usage(row.body())));
            wanted -= page.rows().size();
            skipped += page.rows().size();
            more = page.more() && wanted > 0;
        }
        return Json.createObjectBuilder()
                .add("findUsageResponse", Json.createObjectBuilder().add("usage", usages))
                .build()
                .toString();
    }

    static JsonObject usage(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            JsonObject event = reader.readObject();
            boolean disclosed = DISCLOSED.equals(event.getJsonObject("type").getString("code", ""));
            return Json.createObjectBuilder()
                    .add("logtime", event.getString("recorded"))
                    .add("action", disclosed ? sent(body) : looked(event))
                    .add("receiver", disclosed ? receiver(body) : user(event))
                    .build();
        }
    }

    private static String sent(String body) {
        AccountingItem item = AccountingItemJson.read(body);
        String purposes = item.purposes().stream().map(AccountingNames::purpose).collect(Collectors.joining("; "));
        return (item.outcome() == AccountingItem.Outcome.DISCLOSED ? "Sent: " : "May have been sent: ") + purposes;
    }

    private static String receiver(String body) {
        AccountingItem.Receiver recipient = AccountingItemJson.read(body).recipient();
        return recipient.name().isEmpty() ? recipient.id() : recipient.name();
    }

    private static String looked(JsonObject event) {
        String reason = event.containsKey("purposeOfEvent")
                ? event.getJsonArray("purposeOfEvent").getJsonObject(0).getString("text", "")
                : "";
        return reason.isEmpty() ? "Looked" : "Looked: " + reason;
    }

    private static String user(JsonObject event) {
        JsonObject user = event.getJsonArray("agent").getJsonObject(0);
        return user.containsKey("who")
                ? user.getJsonObject("who").getString("display", user.getString("name", "unknown"))
                : user.getString("name", "unknown");
    }
}
