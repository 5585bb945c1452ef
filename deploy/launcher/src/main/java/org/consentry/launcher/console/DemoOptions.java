// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

import java.nio.file.Path;
import org.consentry.launcher.Ports;

/**
 * What the person asked for.
 *
 * @param run folder for data, logs and secrets
 * @param ports ports of the product
 * @param peers ports of the demo's PACS and receivers
 * @param orthanc a real Orthanc in the place of the demo's PACS
 * @param reset forget all data of earlier starts
 */
public record DemoOptions(Path run, Ports ports, PeerPorts peers, boolean orthanc, boolean reset) {}
