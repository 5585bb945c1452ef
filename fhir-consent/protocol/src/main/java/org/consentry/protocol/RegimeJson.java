// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.consentry.protocol.Json.createArrayBuilder;
import static org.consentry.protocol.Json.createObjectBuilder;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consentry.policy.DeidState;
import org.consentry.policy.Obligation;
import org.consentry.policy.Precedence;
import org.consentry.policy.Purpose;
import org.consentry.policy.PurposeGate;
import org.consentry.policy.Regime;

/**
 * A regime as JSON, on the wire and in the files a hospital keeps. The members {@code clocks}, {@code accounting},
 * {@code texts} and {@code notes} of a file are not for decisions and are passed over; any other unknown member is an
 * error, since a misspelled rule must not be skipped.
 */
public final class RegimeJson {

    private static final Set<String> MEMBERS = Set.of(
            "id",
            "version",
            "effectiveFrom",
            "match",
            "gates",
            "exemptions",
            "mandated",
            "obligations",
            "umbrellas",
            "sensitive",
            "flags",
            "clocks",
            "accounting",
            "texts",
            "notes");
    private static final Set<String> PLACES = Set.of("patient", "facility", "recipient");
    private static final Set<String> FLAGS = Set.of("specificBeatsGeneral", "careGoesOn", "optOutCoversDeidentified");

    private RegimeJson() {}

    /** Writes a regime. */
    public static JsonObject write(Regime regime) {
        JsonObjectBuilder json = createObjectBuilder().add("id", regime.id()).add("version", regime.version());
        Regime.Reach reach = regime.reach();
        if (reach.from() != null) {
            json.add("effectiveFrom", reach.from().toString());
        }
        json.add(
                "match",
                createObjectBuilder()
                        .add("patient", RuleJson.texts(reach.patients().stream()))
                        .add("facility", RuleJson.texts(reach.facilities().stream()))
                        .add("recipient", RuleJson.texts(reach.recipients().stream())));
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
        JsonObjectBuilder umbrellas = createObjectBuilder();
        regime.reading().umbrellas().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(under -> umbrellas.add(
                        RuleJson.purposeText(under.getKey()),
                        RuleJson.texts(under.getValue().stream().map(RuleJson::purposeText))));
        return json.add("gates", gates)
                .add("exemptions", exemptions(regime.exemptions()))
                .add("mandated", RuleJson.texts(regime.mandated().stream().map(RuleJson::purposeText)))
                .add("obligations", obligations)
                .add("umbrellas", umbrellas)
                .add(
                        "sensitive",
                        RuleJson.texts(regime.reading().sensitive().stream().map(ConditionsJson::codeText)))
                .add(
                        "flags",
                        createObjectBuilder()
                                .add(
                                        "specificBeatsGeneral",
                                        regime.reading().precedence().name())
                                .add("careGoesOn", regime.reading().careGoesOn()))
                .build();
    }

    /**
     * Reads a regime. Only {@code id}, {@code version}, {@code gates} and {@code flags} must be there; without
     * {@code sensitive} the labels are {@link Regime#SENSITIVE}.
     *
     * @throws MalformedMessageException if a member is missing, unknown or not of its kind
     */
    public static Regime read(JsonObject json) {
        Members regime = Members.of(json, "regime");
        onlyKnown(regime, MEMBERS);
        Members gates = regime.object("gates");
        Map<Purpose, PurposeGate> byPurpose = new HashMap<>();
        gates.names().forEach(name -> byPurpose.put(RuleJson.purpose(name), gates.constant(name, PurposeGate.class)));
        try {
            return new Regime(
                    regime.text("id"),
                    Math.toIntExact(regime.number("version")),
                    reach(regime),
                    byPurpose,
                    regime.has("exemptions")
                            ? regime.objects("exemptions").stream()
                                    .map(RegimeJson::exemption)
                                    .toList()
                            : List.of(),
                    regime.optionalTexts("mandated", RuleJson::purpose),
                    sets(regime, "obligations", Obligation::new),
                    reading(regime));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MalformedMessageException("expected an id and a version from 1 at regime, found others");
        }
    }

    private static Regime.Reach reach(Members regime) {
        Members match = regime.has("match")
                ? regime.object("match")
                : Members.of(createObjectBuilder().build(), "");
        onlyKnown(match, PLACES);
        return new Regime.Reach(
                regime.optionalInstant("effectiveFrom").orElse(null),
                match.optionalTexts("patient", place -> place),
                match.optionalTexts("facility", place -> place),
                match.optionalTexts("recipient", place -> place));
    }

    private static Regime.Reading reading(Members regime) {
        Members flags = regime.object("flags");
        onlyKnown(flags, FLAGS);
        return new Regime.Reading(
                sets(regime, "umbrellas", RuleJson::purpose),
                flags.constant("specificBeatsGeneral", Precedence.class),
                regime.has("sensitive") ? regime.texts("sensitive", ConditionsJson::code) : Regime.SENSITIVE,
                flags.flag("careGoesOn"));
    }

    private static <T> Map<Purpose, Set<T>> sets(
            Members regime, String name, java.util.function.Function<String, T> conversion) {
        Map<Purpose, Set<T>> byPurpose = new HashMap<>();
        regime.optionalObject(name)
                .ifPresent(members -> members.names()
                        .forEach(purpose ->
                                byPurpose.put(RuleJson.purpose(purpose), members.texts(purpose, conversion))));
        return byPurpose;
    }

    private static JsonArrayBuilder exemptions(List<Regime.Exemption> exemptions) {
        JsonArrayBuilder array = createArrayBuilder();
        exemptions.stream()
                .sorted(Comparator.comparing(Regime.Exemption::purpose).thenComparing(Regime.Exemption::state))
                .forEach(each -> array.add(createObjectBuilder()
                        .add("state", each.state().name())
                        .add("purpose", RuleJson.purposeText(each.purpose()))
                        .add("gate", each.gate().name())));
        return array;
    }

    private static Regime.Exemption exemption(Members json) {
        return new Regime.Exemption(
                json.constant("state", DeidState.class),
                json.converted("purpose", RuleJson::purpose),
                json.constant("gate", PurposeGate.class));
    }

    private static void onlyKnown(Members json, Set<String> known) {
        json.names().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new MalformedMessageException(
                            "expected only known members at " + json.where() + ", found " + name);
                });
    }
}
