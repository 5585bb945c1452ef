// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.storage;

import java.nio.file.Path;
import org.consentry.agent.dicom.dimse.AeTitle;

/**
 * One object that arrived and is kept.
 *
 * @param file where, a file of PS3.10
 * @param bytes of the data set
 */
public record Stored(Path file, AeTitle calling, String sopClass, String sopInstance, long bytes) {}
