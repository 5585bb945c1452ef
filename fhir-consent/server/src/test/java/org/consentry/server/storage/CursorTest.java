// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void aCursorComesBackFromItsTextToTheMicrosecond() {
        Cursor cursor = new Cursor(Instant.parse("2026-05-04T03:02:01.123456Z"), "a-b.C9");

        assertThat(Cursor.parse(cursor.text())).contains(cursor);
    }

    @Test
    void aTimeBeforeTheEpochComesBackToo() {
        Cursor cursor = new Cursor(Instant.parse("1931-01-02T00:00:00Z"), "x");

        assertThat(Cursor.parse(cursor.text())).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "bm90IG91cnM", "MTI6", "MTI6YSBi", "OTk5OTk5OTk5OTk5OTk5OTk5OTk6YQ"})
    void textThatIsNotOursIsNoCursor(String text) {
        assertThat(Cursor.parse(text)).isEmpty();
    }
}
