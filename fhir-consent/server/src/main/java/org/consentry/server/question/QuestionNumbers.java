// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.random.RandomGenerator;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;

/** Gives questions numbers that can be said on the telephone: no letter looks or sounds like a digit. */
@Singleton
public class QuestionNumbers {
    /** Identifier system of the numbers. */
    static final String SYSTEM = "https://consentry.org/fhir/question-number";

    private static final String SYMBOLS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 5;

    private final ResourceStore store;
    private final RandomGenerator random;

    /** Takes its collaborators. */
    @Inject
    public QuestionNumbers(ResourceStore store, RandomGenerator random) {
        this.store = store;
        this.random = random;
    }

    /** A number no question has. */
    String next() {
        String number;
        do {
            number = random(random);
        } while (isTaken(number));
        return number;
    }

    static String random(RandomGenerator random) {
        StringBuilder number = new StringBuilder("Q-");
        for (int i = 0; i < LENGTH; i++) {
            number.append(SYMBOLS.charAt(random.nextInt(SYMBOLS.length())));
        }
        return number.toString();
    }

    private boolean isTaken(String number) {
        List<Criterion.Term> terms = List.of(new Criterion.Term(SYSTEM, number));
        return store.total(SearchSpec.of("Communication").with(new Criterion.AnyOf("identifier", terms))) > 0;
    }
}
