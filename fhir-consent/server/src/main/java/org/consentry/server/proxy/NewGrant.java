// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.proxy;

import java.time.LocalDate;
import java.util.Set;
import org.consentry.server.access.Acting.Power;

/**
 * A grant as staff enter it.
 *
 * @param patient logical id of the Patient to act for
 * @param proxy logical id of the Patient whose login may act
 * @param powers what the proxy may do; seeing is in each grant
 * @param from first day, at the hospital
 * @param until last day, at most five years later
 * @param paper what paper staff saw
 */
record NewGrant(
        String patient,
        String proxy,
        ProxyKind kind,
        Set<Power> powers,
        LocalDate from,
        LocalDate until,
        String paper) {
    NewGrant {
        powers = Set.copyOf(powers);
    }

    /** Says nothing: who acts for whom is a fact about two people. */
    @Override
    public String toString() {
        return "NewGrant[]";
    }
}
