// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.consentry.server.access.Caller.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntitlementsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/Consent",
                "/Consent/x",
                "/Consent/$preview",
                "/Patient/_search",
                "/Nothing",
                "/$export"
            })
    void whoHasNoRoleSendsNothing(String path) {
        for (Kind kind : new Kind[] {Kind.STRANGER, Kind.ANONYMOUS}) {
            assertThat(Entitlements.refusal(caller(kind, null), false, path)).isPresent();
            assertThat(Entitlements.refusal(caller(kind, null), true, path)).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            PATIENT,       /Consent,                      -
            PATIENT,       /Consent/$preview,             -
            PATIENT,       /Patient,                      Expected a role that may write Patient
            PATIENT,       /Consent/$evaluate,            Expected a role that may call $evaluate
            PATIENT,       /Consent/$import-r5,           Expected a role that may call $import-r5
            PATIENT,       /Endpoint/_search,             Expected a role that may search Endpoint
            STAFF,         /QuestionnaireResponse,        -
            STAFF,         /Consent,                      -
            STAFF,         /Patient,                      Expected a role that may write Patient
            REGISTRAR,     /Consent/$import-r5,           -
            REGISTRAR,     /Consent/$preview,             Expected a role that may call $preview
            REGISTRAR,     /Task,                         Expected a role that may write Task
            AGENT,         /AuditEvent/$recordDisclosure, -
            AGENT,         /Consent/_search,              Expected a role that may search Consent
            EXPORT_SYSTEM, /Task,                         Expected a role that may write Task
            EXPORT_SYSTEM, /Organization/_search,         -
            SUBSCRIBER,    /Subscription,                 -
            STAFF,         /$export,                      -
            PATIENT,       /$export,                      Expected a role that may call $export
            PATIENT,       /Patient/x/$accounting,        -
            AGENT,         /Patient/x/$accounting,        Expected a role that may call $accounting
            """)
    void everyRoleSendsWhatItIsFor(Kind kind, String path, @Nullable String refusal) {
        assertThat(Entitlements.refusal(caller(kind, null), false, path).map(Entitlements.Refusal::text))
                .isEqualTo(Optional.ofNullable(refusal));
    }

    @Test
    void scopesCountBeforeTheBodyToo() {
        Caller reader = caller(Kind.PATIENT, "patient/Consent.rs");
        Caller writer = caller(Kind.PATIENT, "patient/Consent.cu");
        Caller strange = caller(Kind.PATIENT, "patient/Consent.cu?status=active");

        assertThat(Entitlements.refusal(reader, false, "/Consent"))
                .hasValue(new Entitlements.Refusal("Expected a scope such as user/Consent.c, found none", true));
        assertThat(Entitlements.refusal(reader, true, "/Consent/x")).isPresent();
        assertThat(Entitlements.refusal(reader, false, "/Consent/_search")).isEmpty();
        assertThat(Entitlements.refusal(writer, true, "/Consent/x")).isEmpty();
        assertThat(Entitlements.refusal(writer, false, "/Consent/$preview")).isEmpty();
        assertThat(Entitlements.refusal(strange, false, "/")).isPresent();
    }

    private static Caller caller(Kind kind, @Nullable String scope) {
        if (kind == Kind.STAFF) {
            return Caller.ofStaff("somebody", null, Scopes.of(scope), Duty.all());
        }
        return new Caller(kind, kind == Kind.PATIENT ? "anna" : null, "somebody", null, Scopes.of(scope));
    }
}
