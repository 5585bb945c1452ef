// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.start.rights;

/**
 * View model of a patient's rights.
 *
 * @param place where the reader lives, as they picked, or where the hospital is
 * @param known the laws of that place, who takes complaints there, and all places
 */
public record RightsPage(String place, PlaceLaws known) {

    private static final String UNITED_STATES = "US";

    /** For a place that was picked, or the hospital's if nobody picked one that is known. */
    public static RightsPage of(String picked, String hospital) {
        PlaceLaws all = PlaceLaws.read();
        String place = all.places().contains(picked) ? picked : hospital;
        return new RightsPage(place, all.of(place));
    }

    /** Whether the government of the United States takes complaints there. */
    public boolean federal() {
        return place.startsWith(UNITED_STATES);
    }

    /** Whether a lawyer has to check some of it. */
    public boolean unchecked() {
        return known.laws().stream().flatMap(law -> law.points().stream()).anyMatch(Law.Point::unchecked);
    }
}
