// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import java.io.File;
import java.net.URI;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.spi.LifecycleMethodExecutor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptorBuilder;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The server as shipped, deployed by Arquillian once for all integration tests. To Arquillian this class is the one
 * test there is, so nothing is deployed anew between ours.
 */
final class ServerUnderTest {
    private final TestRunnerAdaptor arquillian = TestRunnerAdaptorBuilder.build();
    private final Door door;
    private final HttpResponse<String> firstMetrics;

    /** Starts it; the address is the one that Payara's options name. */
    ServerUnderTest(URI address) {
        this.door = Door.at(address);
        try {
            arquillian.beforeSuite();
            arquillian.beforeClass(ServerUnderTest.class, LifecycleMethodExecutor.NO_OP);
        } catch (Exception e) {
            throw new IllegalStateException("The server under test does not start", e);
        }
        this.firstMetrics = door.get("/metrics");
    }

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/consent-server.war"));
    }

    Door door() {
        return door;
    }

    /** The numbers for monitoring, before anybody else asked anything. */
    HttpResponse<String> firstMetrics() {
        return firstMetrics;
    }

    void stop() {
        try {
            arquillian.afterClass(ServerUnderTest.class, LifecycleMethodExecutor.NO_OP);
            arquillian.afterSuite();
        } catch (Exception e) {
            throw new IllegalStateException("The server under test does not stop", e);
        } finally {
            arquillian.shutdown();
        }
    }
}
