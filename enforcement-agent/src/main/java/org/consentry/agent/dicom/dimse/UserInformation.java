// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.util.List;

/**
 * What each side says about itself when an association is made (PS3.8 annex D.1, PS3.7 annex D.3.3.2).
 *
 * @param maxPduBytes longest P-DATA-TF body this side takes; 0 means no limit
 * @param implementationClassUid empty if the peer, against the standard, sent none
 * @param implementationVersion free text of up to 16 characters, may be empty
 * @param roles which roles the requester takes otherwise than as a user, at most 128
 */
public record UserInformation(
        long maxPduBytes, String implementationClassUid, String implementationVersion, List<RoleSelection> roles) {
    static final String OUR_CLASS_UID = "2.25.24245922690505017414618731006237591780";
    static final String OUR_VERSION = "CONSENTRY_1";

    public UserInformation {
        roles = List.copyOf(roles);
    }

    static UserInformation ours(int maxPduBytes, List<RoleSelection> roles) {
        return new UserInformation(maxPduBytes, OUR_CLASS_UID, OUR_VERSION, roles);
    }
}
