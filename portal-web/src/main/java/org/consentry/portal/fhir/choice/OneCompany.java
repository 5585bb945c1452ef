// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.util.List;
import java.util.Optional;

/**
 * One recipient of the register.
 *
 * @param id logical id of its Organization
 */
public record OneCompany(String id) implements Matter {

    private static final String START = "company:";

    static Optional<OneCompany> of(String code) {
        return Matter.after(START, code).map(OneCompany::new);
    }

    @Override
    public String code() {
        return START + id;
    }

    @Override
    public String kind() {
        return "company";
    }

    @Override
    public List<String> purposes() {
        return Topic.allPurposes();
    }
}
