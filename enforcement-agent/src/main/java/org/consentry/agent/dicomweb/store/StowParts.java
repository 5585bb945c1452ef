// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.consentry.agent.dicom.GatewayParts;
import org.consentry.agent.dicom.InstanceAdmission;
import org.consentry.agent.queue.Courier;

/**
 * What the door for stores works with.
 *
 * @param gateway what the gateway asks and tells
 * @param admission decides about what comes
 * @param listeners brings objects to recipients' listeners by C-STORE
 * @param services brings studies to recipients' STOW-RS services
 * @param folder where objects are held, sealed, until all of a request is there
 * @param random makes keys and boundaries
 * @param mostBytes the longest body
 */
public record StowParts(
        GatewayParts gateway,
        InstanceAdmission admission,
        Courier listeners,
        StowClient services,
        Path folder,
        RandomGenerator random,
        long mostBytes) {}
