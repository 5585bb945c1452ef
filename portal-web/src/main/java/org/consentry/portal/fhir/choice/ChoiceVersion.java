// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.SaidNumber;

/**
 * Address of a version of a choice: the Consent's id, a dot, the version. Two of them, saved in one step, are joined by
 * a comma.
 */
public record ChoiceVersion(String id, int version) {

    /** Reads an address; anything else is not there. */
    public static List<ChoiceVersion> list(String address) {
        List<ChoiceVersion> cids =
                Arrays.stream(address.split(",", -1)).map(ChoiceVersion::one).toList();
        if (cids.size() > 2) {
            throw new FhirProblem.NotThere();
        }
        return cids;
    }

    /** Address of these choices together. */
    public static String address(List<Choice> choices) {
        return choices.stream().map(Choice::cid).collect(Collectors.joining(","));
    }

    /** The number to say on the phone, such as C-7Q4K-M2RT-2. */
    public String number() {
        return SaidNumber.ofChoice(id, version);
    }

    /** The same address, as a text. */
    public String cid() {
        return id + "." + version;
    }

    private static ChoiceVersion one(String address) {
        int dot = address.lastIndexOf('.');
        String version = address.substring(dot + 1);
        if (dot < 1 || !version.matches("[1-9][0-9]{0,6}")) {
            throw new FhirProblem.NotThere();
        }
        return new ChoiceVersion(address.substring(0, dot), Integer.parseInt(version));
    }
}
