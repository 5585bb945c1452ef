// SPDX-License-Identifier: Apache-2.0
package org.consentry.testkit;

import fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;
import org.jspecify.annotations.Nullable;

/**
 * One Payara Micro for all test classes of a module. Arquillian's own container starts a server at the deployment of
 * each class and kills it after the class; the archive is the same each time, so here the first deployment stays until
 * the last test is over.
 */
public final class LastingPayara extends PayaraMicroDeployableContainer {

    /** Arquillian makes a container for each class, and they come one after the other. */
    private static @Nullable Deployed deployed;

    private static Runnable firstLook = () -> {};

    private record Deployed(LastingPayara by, Archive<?> archive, ProtocolMetaData address) {}

    /** Has this run once the archive is deployed, before any test asks anything. */
    public static void lookFirst(Runnable look) {
        synchronized (LastingPayara.class) {
            firstLook = look;
        }
    }

    /**
     * Deploys the archive, or tells where it is.
     *
     * @throws DeploymentException if it does not start, or if another archive runs already
     */
    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        synchronized (LastingPayara.class) {
            Deployed earlier = deployed;
            if (earlier == null) {
                ProtocolMetaData address = super.deploy(archive);
                deployed = new Deployed(this, archive, address);
                firstLook.run();
                return address;
            }
            if (!earlier.archive.getName().equals(archive.getName())) {
                throw new DeploymentException("One archive for a module's tests: " + earlier.archive.getName()
                        + " runs, and a test wants " + archive.getName());
            }
            return earlier.address;
        }
    }

    /** Leaves it running for the next class. */
    @Override
    public void undeploy(Archive<?> archive) {}

    /** Ends the server, if one was started. */
    static void end() {
        synchronized (LastingPayara.class) {
            Deployed last = deployed;
            deployed = null;
            if (last != null) {
                last.by.endServer(last.archive);
            }
        }
    }

    private void endServer(Archive<?> archive) {
        try {
            super.undeploy(archive);
        } catch (DeploymentException e) {
            throw new IllegalStateException("The server under test does not stop", e);
        }
    }
}
