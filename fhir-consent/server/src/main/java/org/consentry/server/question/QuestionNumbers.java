// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.random.RandomGenerator;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.consentry.server.storage.SpokenNumber;

/** Gives questions numbers that can be said on the telephone: no letter looks or sounds like a digit. */
@Singleton
public class QuestionNumbers {
    /** Identifier system of the numbers. */
    static final String SYSTEM = SpokenNumber.QUESTIONS;

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
        StringBuilder symbols = new StringBuilder();
        for (int i = 0; i < SpokenNumber.QUESTION_SYMBOLS; i++) {
            symbols.append(SpokenNumber.SYMBOLS.charAt(random.nextInt(SpokenNumber.SYMBOLS.length())));
        }
        return new SpokenNumber(SpokenNumber.Kind.QUESTION, symbols.toString(), 0).text();
    }

    private boolean isTaken(String number) {
        List<Criterion.Term> terms = List.of(new Criterion.Term(SYSTEM, number));
        return store.total(SearchSpec.of("Communication").with(new Criterion.AnyOf("identifier", terms))) > 0;
    }
}
