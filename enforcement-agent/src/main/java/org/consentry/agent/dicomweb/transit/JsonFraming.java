// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.transit;

import java.nio.charset.StandardCharsets;
import org.consentry.agent.dicomweb.body.MediaType;
import org.consentry.agent.queue.Kind;

/** Data sets as a list in the DICOM JSON Model. */
public record JsonFraming() implements Framing {
    @Override
    public String contentType() {
        return MediaType.DICOM_JSON;
    }

    @Override
    public byte[] before(boolean first, Kind kind, String sopInstance) {
        return (first ? "[" : ",\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] end() {
        return "]".getBytes(StandardCharsets.US_ASCII);
    }
}
