// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.util.function.Predicate;
import org.consentry.agent.dicomweb.body.MediaType;

/**
 * What the archive is asked.
 *
 * @param path below the address of its DICOMweb service, with its query
 * @param accept in which form it is to answer
 * @param answers whether an answer of this type is one
 */
public record OriginQuestion(String path, String accept, Predicate<MediaType> answers) {
    /** A question that is answered by data sets in the DICOM JSON Model. */
    public static OriginQuestion inJson(String path) {
        return new OriginQuestion(
                path,
                MediaType.DICOM_JSON,
                type -> type.type().equals(MediaType.DICOM_JSON) || type.type().equals("application/json"));
    }
}
