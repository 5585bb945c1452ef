// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.start.rights;

import java.util.List;

/**
 * Who takes complaints of people of some places.
 *
 * @param id end of the message key of its name
 * @param web address of its page, without a scheme
 * @param lists whether that page lists offices and takes no complaint itself
 * @param phone number to call; empty if none is written down
 * @param typed number for people who type instead of speaking (TDD); empty if there is none
 */
public record ComplaintRoute(String id, List<String> places, String web, boolean lists, String phone, String typed) {

    /** Copies the places. */
    public ComplaintRoute {
        places = List.copyOf(places);
    }

    /** A number as the address of a link. A number of the United States gets its country's code. */
    public static String link(String number) {
        String digits = number.replaceAll("[^0-9]", "");
        return "tel:" + (digits.startsWith("1") ? "+" : "") + digits;
    }
}
