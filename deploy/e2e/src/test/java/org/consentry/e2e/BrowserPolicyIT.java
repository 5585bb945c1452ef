// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The content security policy is in force and nothing that the portal does goes against it. */
@ExtendWith(OnStage.class)
class BrowserPolicyIT {

    @Test
    void nothingFromSignInToSignOutOffendsThePolicy(Stage stage) {
        try (Visitor ben = stage.strictVisitor()) {
            ben.signIn("ben");
            ben.open("/choices/research");
            ben.clickLinkOrButton("Save my choice");
            assertThat(ben.text()).contains("There is a problem");
            ben.open("/sharing");
            ben.open("/questions/new");
            ben.open("/home?lang=es");
            assertThat(ben.page().locator("html").getAttribute("lang")).isEqualTo("es");
            ben.open("/home?lang=en");
            ben.clickLinkOrButton("Sign out");
            ben.open("/home");
            assertThat(ben.page().url()).as("signed out").contains("/realms/consentry/");
            assertThat(ben.complaints())
                    .noneMatch(text -> text.contains("Content Security Policy") || text.contains("Trusted"));
        }
    }

    @Test
    void spanishPagesAreLookedAtToo(Stage stage) {
        try (Visitor ben = stage.visitor()) {
            ben.signIn("ben");
            for (String page : new String[] {"home", "sharing", "choices", "companies"}) {
                ben.open("/" + page + "?lang=es");
                ben.look(page + "-es");
            }
        }
    }
}
