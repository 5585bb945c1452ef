// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.storage;

import java.nio.file.Path;
import org.consentry.agent.dicom.dimse.Status;

/**
 * What became of one file.
 *
 * @param sopInstance the SOP Instance UID it was sent under
 * @param status the receiver's answer, or 0122H if the receiver does not take this kind of object in this encoding
 */
public record Sent(Path file, String sopInstance, Status status) {}
