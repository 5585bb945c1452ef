// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.regime;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.policy.AccessRequest;
import org.consentry.policy.Action;
import org.consentry.policy.Circumstances;
import org.consentry.policy.DeidState;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.Recipient;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.RegimesInForce;
import org.consentry.policy.Study;
import org.consentry.server.access.limit.Deadlines;
import org.consentry.server.audit.accounting.AccountingLaw;
import org.consentry.server.audit.accounting.AccountingRules;

/** The regimes of this hospital, read and checked at start. */
@Singleton
public class Regimes implements AccountingLaw, Deadlines {
    private final List<RegimeFile> files;
    private final RegimeSet all;

    /** Reads the files. */
    @Inject
    public Regimes(RegimeConfig config) {
        this.files = RegimeFiles.inForce(config);
        this.all = RegimeSet.of(files.stream().map(RegimeFile::regime).toList());
    }

    /** All of them, in all versions. */
    public RegimeSet all() {
        return all;
    }

    /** The regimes that apply at an instant to a patient without a known place: all of them. */
    public RegimesInForce inForce(Instant asOf) {
        return all.inForce(new AccessRequest(
                new PatientId("urn:consentry:anybody", "-"),
                Study.UNKNOWN,
                Recipient.of("anybody"),
                Set.of(Purpose.TREAT),
                Action.DISCLOSE,
                DeidState.IDENTIFIED,
                Circumstances.NONE,
                asOf));
    }

    @Override
    public Optional<ZonedDateTime> deadline(String what, ZonedDateTime asked) {
        return filesInForce(asked.toInstant())
                .map(file -> file.clocks().get(what))
                .filter(Objects::nonNull)
                .map(asked::plus)
                .min(ZonedDateTime::compareTo);
    }

    @Override
    public List<AccountingRules> accounting(Instant now) {
        return filesInForce(now)
                .flatMap(file -> Stream.ofNullable(file.accounting()))
                .toList();
    }

    private Stream<RegimeFile> filesInForce(Instant asOf) {
        String inForce = " " + inForce(asOf).citation() + " ";
        return files.stream()
                .filter(file -> inForce.contains(" " + file.regime().citation() + " "));
    }

    List<RegimeFile> files() {
        return files;
    }
}
