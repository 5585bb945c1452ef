// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.shadow;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.policy.Obligation;
import org.consentry.protocol.Route;
import org.jspecify.annotations.Nullable;

/** What a route on trial is besides its AE title, in words that stay as long as it leads to the same for the same. */
final class ShadowWay {
    private ShadowWay() {}

    /**
     * Recipient, purpose, address and agreement, such as {@code northlight for MLTRAINING at dicom://LAB@127.0.0.1:104,
     * demands DEID, from 2026-01-01}.
     */
    static String of(ExportRoute route) {
        Route.Agreed agreed = route.route().agreed();
        String demanded =
                agreed.obligations().stream().map(Obligation::code).sorted().collect(Collectors.joining(" "));
        return Stream.of(
                        List.of(route.recipient().id().value() + " for "
                                + route.route().purpose().code() + " at "
                                + route.route().place().address()),
                        said("demands", demanded.isEmpty() ? null : demanded),
                        said("from", agreed.starts()),
                        said("project", agreed.project()),
                        said("region", agreed.region()))
                .flatMap(List::stream)
                .collect(Collectors.joining(", "));
    }

    private static List<String> said(String what, @Nullable Object value) {
        return value == null ? List.of() : List.of(what + " " + value);
    }
}
