// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

import java.nio.file.Path;
import java.util.Optional;
import org.consentry.launcher.Ports;

/**
 * What the person asked for.
 *
 * @param run folder for data, logs and secrets
 * @param ports ports of the product
 * @param peers ports of the demo's PACS and receivers
 * @param orthanc a real Orthanc in the place of the demo's PACS
 * @param reset forget all data of earlier starts
 * @param development how the portal is worked on while it runs; empty if it is only used
 */
public record DemoOptions(
        Path run, Ports ports, PeerPorts peers, boolean orthanc, boolean reset, Optional<Development> development) {}
