// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

/**
 * What the meta information of a file (group 0002) says about the data set in it.
 *
 * @param sopClassUid Media Storage SOP Class UID, empty if the file does not say
 * @param sopInstanceUid Media Storage SOP Instance UID, empty if the file does not say
 * @param syntax how the data set is encoded
 */
public record FileMeta(String sopClassUid, String sopInstanceUid, TransferSyntax syntax) {
    /** The meta information that fits a data set. */
    public static FileMeta of(Dataset dataset, TransferSyntax syntax) {
        return new FileMeta(
                dataset.string(Tag.SOP_CLASS_UID).orElse(""),
                dataset.string(Tag.SOP_INSTANCE_UID).orElse(""),
                syntax);
    }
}
