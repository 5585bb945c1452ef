// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.body;

import java.util.List;

/**
 * What became of a store: the Store Instances Response of PS3.18, annex I. The sender reads its own UIDs. No Retrieve
 * URL is given, since nothing can be retrieved here.
 *
 * @param stored what the recipient has, or what waits for it
 * @param failed what it does not have
 * @param unreadable failure reasons of parts that were no objects
 */
public record StoreAnswer(List<Reference> stored, List<Failure> failed, List<Integer> unreadable) {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;
    private static final int LATER_CLASS = 0xFF00;
    private static final int LATER = 0xA700;

    /** An object. */
    public record Reference(String sopClass, String sopInstance) {}

    /**
     * An object that was not stored.
     *
     * @param reason (0008,1197), such as 0124H
     */
    public record Failure(Reference object, int reason) {}

    public StoreAnswer {
        stored = List.copyOf(stored);
        failed = List.copyOf(failed);
        unreadable = List.copyOf(unreadable);
    }

    /** 200 if all was stored, 202 if some was; if nothing was, 503 where each may be sent again later, else 409. */
    public int status() {
        if (failed.isEmpty() && unreadable.isEmpty()) {
            return OK;
        }
        if (!stored.isEmpty()) {
            return ACCEPTED;
        }
        boolean later =
                unreadable.isEmpty() && failed.stream().allMatch(failure -> (failure.reason() & LATER_CLASS) == LATER);
        return later ? UNAVAILABLE : CONFLICT;
    }
}
