// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.util.List;
import java.util.Optional;

/**
 * One scan of the patient.
 *
 * @param id logical id of its ImagingStudy
 */
public record OneScan(String id) implements Matter {

    private static final String START = "scan:";

    static Optional<OneScan> of(String code) {
        return Matter.after(START, code).map(OneScan::new);
    }

    @Override
    public String code() {
        return START + id;
    }

    @Override
    public String kind() {
        return "scan";
    }

    @Override
    public List<String> purposes() {
        return Topic.allPurposes();
    }
}
