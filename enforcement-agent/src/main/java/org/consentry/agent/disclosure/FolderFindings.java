// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.util.List;
import org.consentry.agent.disclosure.proof.ChainHead;

/**
 * What a check of a journal's files found.
 *
 * @param files how many files
 * @param torn how many of them end in the middle of a record, as a power cut leaves them; what is missing then has no
 *     root, or the chain has a gap
 * @param records how many records
 * @param proven releases that are what their root was made of
 * @param cut releases with a root that began in a file that is gone
 * @param open releases without a root: of what has just left there is none yet
 * @param chain the last link
 * @param signed the last link that the agent signed
 * @param faults what is not as it was written, in the order of the files; names no patient
 */
public record FolderFindings(
        int files,
        int torn,
        long records,
        long proven,
        long cut,
        int open,
        ChainHead chain,
        ChainHead signed,
        List<String> faults) {}
