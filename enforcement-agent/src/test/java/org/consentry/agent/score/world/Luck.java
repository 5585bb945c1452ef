// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.world;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Draws from a seed, so that a set can be made again. */
final class Luck {
    private final Random random;

    Luck(long seed) {
        this.random = new Random(seed);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    int number(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    String digits(int count) {
        StringBuilder digits = new StringBuilder().append(number(1, 9));
        while (digits.length() < count) {
            digits.append(number(0, 9));
        }
        return digits.toString();
    }

    /** A number in which {@code #} is any digit and {@code @} any capital. */
    String filled(String form) {
        StringBuilder filled = new StringBuilder();
        form.chars()
                .forEach(sign -> filled.append(
                        sign == '#' ? (char) ('0' + number(1, 9)) : sign == '@' ? letter() : (char) sign));
        return filled.toString();
    }

    LocalDate day(int firstYear, int lastYear) {
        return LocalDate.of(number(firstYear, lastYear), number(1, 12), number(1, 28));
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private char letter() {
        return (char) ('A' + number(0, 25));
    }
}
