// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static jakarta.json.Json.createObjectBuilder;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.consentry.policy.Gate;
import org.consentry.policy.Obligation;
import org.consentry.policy.Purpose;
import org.consentry.policy.Regime;

/** A regime as JSON, on the wire and in the files a hospital keeps. */
public final class RegimeJson {

    private RegimeJson() {}

    /** Writes a regime. */
    public static JsonObject write(Regime regime) {
        JsonObjectBuilder gates = createObjectBuilder();
        regime.gates().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(gate -> gates.add(
                        RuleJson.purposeText(gate.getKey()), gate.getValue().name()));
        JsonObjectBuilder obligations = createObjectBuilder();
        regime.obligations().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(duty -> obligations.add(
                        RuleJson.purposeText(duty.getKey()),
                        RuleJson.texts(duty.getValue().stream().map(Obligation::code))));
        return createObjectBuilder()
                .add("id", regime.id())
                .add("version", regime.version())
                .add("gates", gates)
                .add("obligations", obligations)
                .add("careGoesOn", regime.careGoesOn())
                .build();
    }

    /**
     * Reads a regime.
     *
     * @throws MalformedMessageException if it is not what {@link #write} makes
     */
    public static Regime read(JsonObject json) {
        Members regime = Members.of(json, "regime");
        Members gates = regime.object("gates");
        Map<Purpose, Gate> byPurpose = new HashMap<>();
        gates.names().forEach(name -> byPurpose.put(RuleJson.purpose(name), gates.constant(name, Gate.class)));
        Members obligations = regime.object("obligations");
        Map<Purpose, Set<Obligation>> duties = new HashMap<>();
        obligations
                .names()
                .forEach(name -> duties.put(RuleJson.purpose(name), obligations.texts(name, Obligation::new)));
        try {
            return new Regime(
                    regime.text("id"),
                    Math.toIntExact(regime.number("version")),
                    byPurpose,
                    duties,
                    regime.flag("careGoesOn"));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MalformedMessageException("expected an id and a version from 1 at regime, found others");
        }
    }
}
