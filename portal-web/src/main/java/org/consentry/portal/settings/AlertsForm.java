// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.settings;

import java.util.Map;
import org.consentry.portal.fhir.note.AlertSetting;
import org.consentry.portal.fhir.note.AlertSetting.Pick;

/**
 * What the form about notes sends.
 *
 * @param pick what is picked; NONE if nothing is
 * @param version of the setting that the form was made on, 0 for the first pick
 */
public record AlertsForm(Pick pick, int version) {

    static AlertsForm fresh(AlertSetting setting) {
        return new AlertsForm(setting.pick(), setting.version());
    }

    static AlertsForm of(Map<String, String> fields) {
        String version = fields.getOrDefault("version", "");
        return new AlertsForm(
                Pick.of(fields.getOrDefault("pick", "")),
                version.matches("[0-9]{1,7}") ? Integer.parseInt(version) : 0);
    }

    AlertsForm picked(Pick other) {
        return new AlertsForm(other, version);
    }
}
