// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.consentry.portal.fhir.choice.OneCompany;
import org.consentry.portal.fhir.choice.OneScan;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.view.Languages;
import org.consentry.portal.view.Messages;
import org.junit.jupiter.api.Test;

class ShownTextTest {

    private final Messages messages = new Messages();
    private final ShownText texts = new ShownText(messages);

    @Test
    void theDigestIsOfTheExactTextsOnThePage() throws Exception {
        var shown = new StringBuilder();
        for (String part : new String[] {"q", "hint", "yes", "yes.hint", "no", "no.hint"}) {
            shown.append(shown.isEmpty() ? "" : "\n").append(messages.text(Languages.ENGLISH, "ai." + part));
        }
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(shown.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(texts.question(Topic.AI, Languages.ENGLISH))
                .isEqualTo(
                        "https://consentry.org/fhir/text/ai/" + HexFormat.of().formatHex(digest));
    }

    @Test
    void anotherLanguageAnotherTopicAndAnotherPageAreOtherTexts() {
        assertThat(new String[] {
                    texts.question(Topic.AI, Languages.ENGLISH),
                    texts.question(Topic.AI, Languages.SPANISH),
                    texts.question(Topic.RESEARCH, Languages.ENGLISH),
                    texts.question(new OneCompany("northlight"), Languages.ENGLISH),
                    texts.question(new OneScan("study1"), Languages.ENGLISH),
                    texts.stop(Topic.AI, Languages.ENGLISH)
                })
                .doesNotHaveDuplicates();
    }
}
