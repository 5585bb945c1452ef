// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

/** Checks a resource against R4 itself before any door sees it. */
public interface ResourceCheck {
    /**
     * Refuses with 422 what breaks R4.
     *
     * @param text the resource as JSON
     */
    void check(String text);
}
