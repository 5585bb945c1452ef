// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.consentry.portal.fhir.choice.Matter;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.view.Messages;
import org.consentry.portal.view.TextDigest;

/**
 * Names the wording that a person saw when they chose: the SHA-256 of the exact texts, in the language shown. An
 * address whose content can change would prove nothing.
 */
final class ShownText {

    private static final String BASE = "https://consentry.org/fhir/text/";
    private static final List<String> STOP =
            List.of("stop.title", "stop.body", "stop.same", "stop.cannot", "stop.button");

    private static final List<String> TOPIC = List.of("q", "hint", "yes", "yes.hint", "no", "no.hint");
    private static final List<String> SINGLE = List.of("q", "hint", "no", "same");

    private final Messages messages;

    ShownText(Messages messages) {
        this.messages = messages;
    }

    /** Of the question about one matter: question, hint, and answers; of one company or scan also the note. */
    String question(Matter matter, Locale locale) {
        Stream<String> parts = (matter.single() ? SINGLE : TOPIC).stream().map(part -> matter.kind() + "." + part);
        // Which of the two sentences about the main choices is shown depends on the company.
        Stream<String> both = matter.single() ? Stream.of("scan.same", "single.note") : Stream.empty();
        return uri(matter, locale, Stream.concat(parts, both).distinct().toList());
    }

    /** Of the page that stops both topics. */
    String stop(Topic topic, Locale locale) {
        return uri(topic, locale, STOP);
    }

    private String uri(Matter matter, Locale locale, List<String> keys) {
        return BASE + matter.kind() + "/" + TextDigest.of(messages, locale, keys);
    }
}
