// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Makes logical ids that nobody can guess: 128 random bits in the characters FHIR allows. */
@Singleton
public class RandomIds {
    private static final int BYTES = 16;

    private final RandomGenerator random;

    /** Takes a source of secure randomness. */
    @Inject
    public RandomIds(RandomGenerator random) {
        this.random = random;
    }

    /** A new id of 22 characters. It is base64url without the underscore, which FHIR ids may not have. */
    public String next() {
        byte[] bytes = new byte[BYTES];
        String id;
        do {
            random.nextBytes(bytes);
            id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } while (id.indexOf('_') >= 0);
        return id;
    }
}
