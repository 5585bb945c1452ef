// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.sealed;

import java.io.IOException;

/** Whose files they are. */
public interface FileKeeper {

    /** Returns if there is room for more; else throws an unchecked exception of the keeper's own. */
    void requireRoom();

    /** What a fault of the disk is to the keeper. It is unchecked, so that no pump takes it for a fault of the data. */
    RuntimeException broken(IOException cause);
}
