// SPDX-License-Identifier: Apache-2.0
package org.consentry.testkit;

import fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Has Arquillian use {@link LastingPayara}; found by its service file. */
public final class LastingPayaraExtension implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.override(DeployableContainer.class, PayaraMicroDeployableContainer.class, LastingPayara.class);
    }
}
