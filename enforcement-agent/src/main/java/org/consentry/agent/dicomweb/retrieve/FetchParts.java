// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.consentry.agent.dicom.GatewayParts;
import org.consentry.agent.dicom.InstanceAdmission;

/**
 * What the door for fetches works with.
 *
 * @param gateway what the gateway asks and tells
 * @param admission decides about what comes
 * @param origin the hospital's archive; without one nothing can be fetched
 * @param folder where objects are held, sealed, until all of an answer is there
 * @param random makes keys and boundaries
 * @param mostBytes the longest answer of the archive
 * @param pictures whether the archive is known to draw nothing but pixels into its pictures
 */
public record FetchParts(
        GatewayParts gateway,
        InstanceAdmission admission,
        Optional<OriginClient> origin,
        Path folder,
        RandomGenerator random,
        long mostBytes,
        boolean pictures) {}
