// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.consentry.protocol.token.SafeAddress;

/** Reads settings and gathers every mistake, so that all are told at once. */
public final class SettingsReader {

    private final Function<String, Optional<String>> source;
    private final List<String> mistakes = new ArrayList<>();

    /** Reads from a source that gives the text of a key. */
    public SettingsReader(Function<String, Optional<String>> source) {
        this.source = source;
    }

    /** A setting that must be there; {@code stand} stands in for it until {@link #check}. */
    public <T> T required(String key, String expected, Function<String, T> conversion, T stand) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            mistakes.add(key + ": expected " + expected + ", found nothing");
            return stand;
        }
        return converted(key, text.get(), expected, conversion, stand);
    }

    /** A setting that may be left out. */
    public <T> T optional(String key, String expected, Function<String, T> conversion, T ifAbsent) {
        return text(key)
                .map(text -> converted(key, text, expected, conversion, ifAbsent))
                .orElse(ifAbsent);
    }

    /** An address whose other end others could listen to on the way is a mistake; the address is not repeated. */
    void requireSafe(String key, URI address) {
        if (!SafeAddress.isSafe(address)) {
            mistakes.add(key + ": expected " + SafeAddress.EXPECTED + ", found http to another machine");
        }
    }

    /** A setting that does not go with another one. */
    public void refuse(String key, String expected, String found) {
        mistakes.add(key + ": expected " + expected + ", found " + found);
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidSettingsException if anything was missing or wrong
     */
    public void check() {
        if (!mistakes.isEmpty()) {
            throw new InvalidSettingsException(mistakes);
        }
    }

    private Optional<String> text(String key) {
        return source.apply(key).map(String::strip).filter(text -> !text.isEmpty());
    }

    private <T> T converted(String key, String text, String expected, Function<String, T> conversion, T stand) {
        try {
            return conversion.apply(text);
        } catch (RuntimeException e) {
            mistakes.add(key + ": expected " + expected + ", found something else");
            return stand;
        }
    }
}
