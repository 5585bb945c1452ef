// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.io.InputStream;

/**
 * One message of a peer.
 *
 * @param contextId the presentation context it came in
 * @param command what is asked for
 * @param data the data set as sent, without limit of size, empty if the command has none; what is not read is skipped
 *     when the next message is received. Reading throws {@link AssociationLostException} or
 *     {@link MalformedPduException} when the data set cannot be completed
 */
public record Message(int contextId, Command command, InputStream data) {}
