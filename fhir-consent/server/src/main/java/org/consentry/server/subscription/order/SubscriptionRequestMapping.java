// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription.order;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.subscription.Channel;
import org.consentry.server.subscription.ChannelMapping;
import org.consentry.server.subscription.DeliveryProgress;
import org.consentry.server.subscription.SubscriptionConfig;
import org.consentry.server.subscription.SubscriptionMapping;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.jspecify.annotations.Nullable;

/** Reads a caller's Subscription. It refuses every part that would be ignored. */
@Singleton
public class SubscriptionRequestMapping {
    private static final String FILTER = ChannelMapping.IG + "backport-filter-criteria";
    private static final Pattern PATIENT = Pattern.compile("Consent\\?patient=(?:Patient/)?([A-Za-z0-9.-]{1,64})");

    private final SubscriptionConfig config;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public SubscriptionRequestMapping(SubscriptionConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /** The request. Refuses with 422 what this server would not do. */
    public SubscriptionRequest wanted(Subscription sent) {
        Complaints complaints = new Complaints();
        if (!SubscriptionMapping.TOPIC.equals(sent.getCriteria())) {
            complaints.add(
                    "Subscription.criteria", SubscriptionMapping.TOPIC, sent.hasCriteria() ? "another topic" : "none");
        }
        String patient = patient(sent, complaints);
        Instant end = sent.getEnd() == null ? null : sent.getEnd().toInstant();
        if (end != null && !end.isAfter(clock.instant()) && sent.getStatus() != SubscriptionStatus.OFF) {
            complaints.add("Subscription.end", "a time to come", "one that is past");
        }
        if (sent.hasExtension() || sent.hasModifierExtension() || sent.hasContained()) {
            complaints.add("Subscription.extension", "none", "an extension or contained resource");
        }
        Channel channel = new ChannelMapping(config.hosts(), complaints).channel(sent.getChannel());
        if (channel != null && !channel.headers().isEmpty() && config.key() == null) {
            complaints.add("Subscription.channel.header", "none, as the server has no subscription-key", "some");
        }
        complaints.refuse();
        DeliveryProgress.Status status =
                DeliveryProgress.Status.of(sent.getStatus().toCode()).orElseThrow();
        return new SubscriptionRequest(Objects.requireNonNull(channel), patient, end, status);
    }

    private static @Nullable String patient(Subscription sent, Complaints complaints) {
        List<Extension> filters = sent.getCriteriaElement().getExtension();
        if (filters.isEmpty()) {
            return null;
        }
        Extension filter = filters.get(0);
        String text = filter.getValue() == null ? null : filter.getValue().primitiveValue();
        Matcher matcher = PATIENT.matcher(text == null ? "" : text);
        if (filters.size() == 1 && FILTER.equals(filter.getUrl()) && matcher.matches()) {
            return matcher.group(1);
        }
        complaints.add(
                "Subscription.criteria.extension", "one " + FILTER + " such as Consent?patient=Patient/x", "another");
        return null;
    }
}
