// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.single;

import java.util.Optional;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.OneCompany;
import org.consentry.portal.fhir.choice.OneScan;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.fhir.sharing.Scan;

/**
 * A choice about one company or one scan, with what it is called.
 *
 * @param name of the company; its id if the register does not know it, empty for a scan
 * @param scan the scan; empty for a company, and for a scan that is not there
 */
public record NamedChoice(Choice choice, String name, Optional<Scan> scan) {

    /** Whether it stops what the main choices may allow. */
    public boolean stops() {
        return choice.value() != Choice.Value.NONE;
    }

    public boolean unclear() {
        return choice.value() == Choice.Value.UNCLEAR;
    }

    /** Address where it is changed. */
    public String path() {
        return switch (choice.matter()) {
            case OneCompany company -> "/choices/companies/" + company.id();
            case OneScan scan -> "/scans/" + scan.id();
            case Topic topic -> "/choices/" + topic.code();
        };
    }

    /** Leaves out what it is about. */
    @Override
    public String toString() {
        return "NamedChoice[]";
    }
}
