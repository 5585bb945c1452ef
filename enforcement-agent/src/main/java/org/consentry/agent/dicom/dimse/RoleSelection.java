// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

/**
 * Which roles the requester of an association takes for a SOP class: as it proposes, or as the acceptor agrees (PS3.7
 * annex D.3.3.4).
 *
 * @param scu whether the requester is the user of the service, as it is where nothing is said
 * @param scp whether it provides the service
 */
public record RoleSelection(String sopClass, boolean scu, boolean scp) {}
