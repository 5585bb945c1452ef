// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.watch;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.consentry.server.fhir.record.PlainProvider;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;

/**
 * Answers {@code AuditEvent/$watch}: the results of the last checks of the chains. It looks at no patient, so it needs
 * no reason.
 */
@Singleton
public class WatchProvider implements PlainProvider {
    private final Watch watch;

    /** Takes its collaborators. */
    @Inject
    public WatchProvider(Watch watch) {
        this.watch = watch;
    }

    /** One {@code chain} each, and {@code notes}. */
    @Operation(name = "$watch", typeName = "AuditEvent", idempotent = true)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Parameters watch(RequestDetails request) {
        Parameters answer = new Parameters();
        answer.addParameter().setName("holds").setValue(new BooleanType(watch.holds()));
        watch.chains().forEach(state -> add(answer.addParameter().setName("chain"), state));
        NoteState notes = watch.notes();
        ParametersParameterComponent part = answer.addParameter().setName("notes");
        if (!notes.broken().isEmpty()) {
            part.addPart().setName("broken").setValue(new StringType(notes.broken()));
        }
        at(part, "at", notes.at());
        part.addPart().setName("sent").setValue(new BooleanType(notes.sent()));
        return answer;
    }

    private static void add(ParametersParameterComponent part, ChainState state) {
        part.addPart().setName("name").setValue(new CodeType(state.chain().id()));
        part.addPart().setName("holds").setValue(new BooleanType(state.holds()));
        part.addPart().setName("links").setValue(new DecimalType(state.links()));
        if (state.brokenAt() > 0) {
            part.addPart().setName("firstBroken").setValue(new DecimalType(state.brokenAt()));
        }
        part.addPart().setName("outside").setValue(new DecimalType(state.outside()));
        at(part, "checked", state.checkedAt());
        at(part, "whole", state.wholeAt());
    }

    private static void at(ParametersParameterComponent part, String name, Optional<Instant> at) {
        at.ifPresent(then -> part.addPart().setName(name).setValue(new InstantType(Date.from(then))));
    }
}
