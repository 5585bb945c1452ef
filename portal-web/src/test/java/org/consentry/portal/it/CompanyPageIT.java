// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Anybody reads what a company got of all patients, and a patient what it got of the own scans. */
@ExtendWith(ArquillianExtension.class)
class CompanyPageIT {
    private static final String PAGE = "/companies/northlight";

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    @Test
    void theCountIsThereForAnybodyAndTheOwnOneForItsPatient() {
        assertThat(new Visitor(Platform.portal()).get(PAGE).body())
                .contains("About 1,400", "Problems reported", "Name taken off?", "Yes, off all scans so far.")
                .doesNotContain("of your scans");
        assertThat(Visitor.signedIn("anna").get(PAGE).body()).contains("About 1,400", "It has 2 of your scans.");
        assertThat(Visitor.signedIn("dana").get(PAGE).body()).doesNotContain("of your scans");
    }
}
