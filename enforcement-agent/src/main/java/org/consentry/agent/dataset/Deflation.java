// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** The raw deflate stream of PS3.5 section A.5, padded with a zero byte to even length. */
final class Deflation extends DeflaterOutputStream {
    Deflation(OutputStream target) {
        super(target, new Deflater(Deflater.DEFAULT_COMPRESSION, true));
    }

    @Override
    public void finish() throws IOException {
        super.finish();
        if ((def.getBytesWritten() & 1) != 0) {
            out.write(0);
        }
        def.end();
        out.flush();
    }
}
