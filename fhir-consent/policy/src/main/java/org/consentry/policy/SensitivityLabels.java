// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Map;

/**
 * The is-a hierarchy of sensitivity labels: HL7 v3 ActCode 9.0.0 below ActInformationSensitivityPolicy. A label it
 * lacks is only itself.
 */
final class SensitivityLabels {

    private static final Map<String, String> PARENT = Map.ofEntries(
            Map.entry("BH", "SPI"),
            Map.entry("MH", "SPI"),
            Map.entry("PSY", "SPI"),
            Map.entry("PSYTHPN", "SPI"),
            Map.entry("SUD", "SPI"),
            Map.entry("COGN", "BH"),
            Map.entry("DVD", "BH"),
            Map.entry("EMOTDIS", "BH"),
            Map.entry("ETHUD", "SUD"),
            Map.entry("OPIOIDUD", "SUD"));

    private SensitivityLabels() {}

    static boolean isA(Code label, Code ancestor) {
        if (label.equals(ancestor)) {
            return true;
        }
        if (!label.system().equals(Code.ACT_CODE) || !ancestor.system().equals(Code.ACT_CODE)) {
            return false;
        }
        String parent = PARENT.get(label.code());
        while (parent != null && !parent.equals(ancestor.code())) {
            parent = PARENT.get(parent);
        }
        return parent != null;
    }
}
