// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which kinds of objects a route takes, and in which encodings.
 *
 * @param sopClasses UIDs of the only SOP classes; every class if empty
 * @param transferSyntaxes UIDs of the only transfer syntaxes; every one if empty
 */
public record RouteLimits(Set<String> sopClasses, Set<String> transferSyntaxes) {

    /** Every kind in every encoding. */
    public static final RouteLimits NONE = new RouteLimits(Set.of(), Set.of());

    /** The most UIDs of one sort that limits may name. */
    public static final int MOST = 200;

    /** Such as an administrator finds in PS3.6. */
    private static final String SOP_CLASS = "(0008,0016) SOPClassUID";

    private static final String TRANSFER_SYNTAX = "(0002,0010) TransferSyntaxUID";
    private static final int MOST_CHARACTERS = 64;
    private static final Pattern UID = Pattern.compile("(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*))+");

    public RouteLimits {
        sopClasses = Set.copyOf(sopClasses);
        transferSyntaxes = Set.copyOf(transferSyntaxes);
        if (sopClasses.size() > MOST || transferSyntaxes.size() > MOST) {
            throw new IllegalArgumentException("expected at most " + MOST + " UIDs");
        }
        if (!Stream.concat(sopClasses.stream(), transferSyntaxes.stream()).allMatch(RouteLimits::isUid)) {
            throw new IllegalArgumentException("expected UIDs such as 1.2.840.10008.1.2.1");
        }
    }

    /** Whether objects of that class may pass in some encoding. */
    public boolean takesClass(String sopClass) {
        return sopClasses.isEmpty() || sopClasses.contains(sopClass);
    }

    /** Whether objects may pass in that encoding. */
    public boolean takesSyntax(String transferSyntax) {
        return transferSyntaxes.isEmpty() || transferSyntaxes.contains(transferSyntax);
    }

    /** The element that keeps an object off the route, in the standard's words; empty if none does. */
    public Optional<String> outside(String sopClass, String transferSyntax) {
        if (!takesClass(sopClass)) {
            return Optional.of(SOP_CLASS);
        }
        return takesSyntax(transferSyntax) ? Optional.empty() : Optional.of(TRANSFER_SYNTAX);
    }

    /** The UIDs of the classes in order. */
    Stream<String> orderedClasses() {
        return new TreeSet<>(sopClasses).stream();
    }

    /** The UIDs of the transfer syntaxes in order. */
    Stream<String> orderedSyntaxes() {
        return new TreeSet<>(transferSyntaxes).stream();
    }

    private static boolean isUid(String text) {
        return text.length() <= MOST_CHARACTERS && UID.matcher(text).matches();
    }
}
