// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.consentry.server.access.answer.Complaints;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelComponent;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks the channel of a Subscription. It refuses a part that it does not understand, since nobody may rely
 * on a part that is ignored.
 */
public final class ChannelMapping {
    public static final String IG = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
    public static final String CONTENT = IG + "backport-payload-content";

    private static final String HEARTBEAT = IG + "backport-heartbeat-period";
    private static final String TIMEOUT = IG + "backport-timeout";
    private static final String MOST = IG + "backport-max-count";
    private static final String AT = "Subscription.channel";
    private static final String JSON = "application/fhir+json";

    private static final Pattern HEADER =
            Pattern.compile("([A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}): ?([\\x20-\\x7E]{1,2000})");
    /** Headers that the transport sets itself, and headers that would reach a receiver under another name. */
    private static final Set<String> OURS = Set.of(
            "connection",
            "content-length",
            "content-type",
            "expect",
            "host",
            "upgrade",
            "transfer-encoding",
            "te",
            "trailer",
            "keep-alive",
            "proxy-authorization",
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host");

    private static final int MOST_HEADERS = 10;
    private static final int DEFAULT_TIMEOUT = 10;
    private static final int DEFAULT_MOST = 20;

    private final AllowedHosts hosts;
    private final Complaints complaints;

    public ChannelMapping(AllowedHosts hosts, Complaints complaints) {
        this.hosts = hosts;
        this.complaints = complaints;
    }

    /** The channel; null after a complaint about a part it needs. */
    @Nullable public Channel channel(SubscriptionChannelComponent sent) {
        if (sent.getType() != SubscriptionChannelType.RESTHOOK) {
            complaints.add(
                    AT + ".type",
                    "rest-hook",
                    sent.getType() == null ? "none" : sent.getType().toCode());
        }
        boolean allowed = endpoint(sent.getEndpoint());
        List<String> headers = headers(sent.getHeader());
        PayloadContent content = content(sent);
        unknown(sent.getExtension());
        int heartbeat = seconds(sent, HEARTBEAT, 0, 0, 86_400);
        int timeout = seconds(sent, TIMEOUT, DEFAULT_TIMEOUT, 1, 60);
        int most = seconds(sent, MOST, DEFAULT_MOST, 1, 100);
        if (!allowed || content == null) {
            return null;
        }
        Duration silence = heartbeat == 0 ? null : Duration.ofSeconds(heartbeat);
        return new Channel(
                URI.create(sent.getEndpoint()), headers, content, silence, Duration.ofSeconds(timeout), most);
    }

    private boolean endpoint(@Nullable String address) {
        hosts.objection(address)
                .ifPresent(expected ->
                        complaints.add(AT + ".endpoint", expected, address == null ? "none" : "another address"));
        return hosts.objection(address).isEmpty();
    }

    private List<String> headers(List<StringType> sent) {
        if (sent.size() > MOST_HEADERS) {
            complaints.add(AT + ".header", "at most " + MOST_HEADERS, Integer.toString(sent.size()));
        }
        List<String> headers = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            String line = sent.get(i).getValue();
            // What was found may be a secret: only its length is told.
            if (line == null || !HEADER.matcher(line).matches()) {
                complaints.add(
                        AT + ".header[" + i + "]",
                        "Name: value with at most 2000 printable ASCII characters",
                        (line == null ? 0 : line.length()) + " characters");
            } else if (OURS.contains(name(line))) {
                complaints.add(AT + ".header[" + i + "]", "a header that the transport does not set", name(line));
            } else {
                headers.add(line);
            }
        }
        return headers;
    }

    static String name(String header) {
        return header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
    }

    private @Nullable PayloadContent content(SubscriptionChannelComponent sent) {
        if (!JSON.equals(sent.getPayload())) {
            complaints.add(AT + ".payload", JSON, sent.hasPayload() ? "another type" : "none");
        }
        Extension extension = sent.getPayloadElement().getExtensionByUrl(CONTENT);
        String code = extension == null || extension.getValue() == null
                ? ""
                : extension.getValue().primitiveValue();
        PayloadContent content = PayloadContent.of(code == null ? "" : code).orElse(null);
        if (content == null) {
            complaints.add(
                    AT + ".payload.extension('" + CONTENT + "')",
                    "empty, id-only or full-resource",
                    "none or another code");
        }
        return content;
    }

    private void unknown(List<Extension> extensions) {
        for (Extension extension : extensions) {
            if (!Set.of(HEARTBEAT, TIMEOUT, MOST).contains(extension.getUrl())) {
                complaints.add(AT + ".extension", "heartbeat period, timeout or max count", "another extension");
            }
        }
    }

    private int seconds(SubscriptionChannelComponent sent, String url, int otherwise, int least, int most) {
        Extension extension = sent.getExtensionByUrl(url);
        if (extension == null) {
            return otherwise;
        }
        if (extension.getValue() instanceof IntegerType number
                && number.getValue() >= least
                && number.getValue() <= most) {
            return number.getValue();
        }
        complaints.add(AT + ".extension('" + url + "')", "a number from " + least + " to " + most, "another value");
        return otherwise;
    }
}
