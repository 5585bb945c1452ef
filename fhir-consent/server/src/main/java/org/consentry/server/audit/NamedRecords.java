// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.policy.PatientId;
import org.consentry.server.fhir.person.PatientIdentities;

/** Finds which records a request names itself, by logical id or hospital number, in its address or form. */
@Singleton
public class NamedRecords {
    private static final String PART = "[\\p{L}\\p{N}._-]";

    private final PatientIdentities identities;

    /** Takes what knows the numbers. */
    @Inject
    public NamedRecords(PatientIdentities identities) {
        this.identities = identities;
    }

    /**
     * Those of these records that are named.
     *
     * @param request path, query and form as they came
     * @param records logical ids
     */
    Set<String> in(String request, Collection<String> records) {
        String text = decoded(request);
        return records.stream()
                .filter(record -> Stream.concat(Stream.of(record), identities.of(record).map(PatientId::value).stream())
                        .anyMatch(name -> holds(text, name)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a name is there as a whole, not as a part of another one. */
    private static boolean holds(String text, String name) {
        return Pattern.compile("(?<!" + PART + ")" + Pattern.quote(name) + "(?!" + PART + ")")
                .matcher(text)
                .find();
    }

    private static String decoded(String request) {
        try {
            return URLDecoder.decode(request, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
